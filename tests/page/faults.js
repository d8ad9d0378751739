// What is wrong with the page as it stands, in words. Boxes are in px of the page, cut by what scrolls around them.
async least => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = [];
  const all = [];
  const walk = (root) => root.querySelectorAll("*").forEach((each) => {
    all.push(each);
    if (each.shadowRoot) walk(each.shadowRoot);
  });
  walk(document);
  const above = (each) => each.assignedSlot ?? each.parentElement ?? each.getRootNode().host;
  const styles = new Map();
  const style = (each) => styles.get(each) ?? styles.set(each, getComputedStyle(each)).get(each);
  const clips = (each) => style(each).overflowX !== "visible" || style(each).clipPath !== "none";
  const scrolls = (value) => value === "auto" || value === "scroll";
  const isHeard = (each) => style(each).clipPath !== "none" || style(each).opacity === "0"; // for screen readers only
  const boxOf = (each) => {
    const {left, top, right, bottom} = each.getBoundingClientRect();
    const box = {left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY};
    for (let over = above(each); over && over !== document.body; over = above(over)) {
      if (isHeard(over)) return {left: 0, top: 0, right: 0, bottom: 0};
      if (!clips(over)) continue;
      const edge = over.getBoundingClientRect();
      box.left = Math.max(box.left, edge.left + scrollX);
      box.right = Math.min(box.right, edge.right + scrollX);
      box.top = Math.max(box.top, edge.top + scrollY);
      box.bottom = Math.min(box.bottom, edge.bottom + scrollY);
    }
    return isHeard(each) ? {left: 0, top: 0, right: 0, bottom: 0} : box;
  };
  const isSeen = ({left, top, right, bottom}) => right - left > 1 && bottom - top > 1;
  const called = (each) => each.getAttribute("aria-label") || each.textContent.trim().slice(0, 20) || each.className || each.tagName;
  const one = (selector) => all.find((each) => each.matches(selector) && isSeen(boxOf(each)));
  const page = document.scrollingElement;

  if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} px wide`);
  const canvas = one(".graph > .canvas");
  if (!canvas && !one("section.program")) found.push("no graph, no program");
  if (canvas) {
    const {left, right, top, bottom} = boxOf(canvas);
    if (bottom - top < least) found.push(`the graph is ${Math.round(bottom - top)} px high`);
    if (right - left < Math.min(300, innerWidth)) found.push(`the graph is ${Math.round(right - left)} px wide`);
  }
  const bar = one(".walk .bar");
  const isHigh = innerHeight >= (all.some((each) => each.matches(".frame.embedded")) ? 480 : 500);
  if (bar && isHigh && boxOf(bar).bottom > innerHeight) found.push("the transport is below the window");
  for (const [place, high, wide] of [["program", 120, 240], ["why", 120, 240], ["tabs", 120, 320]]) {
    const section = all.find((each) => each.matches(`section.${place}`));
    const {left, right, top, bottom} = boxOf(section);
    if (style(section).display === "none") continue;
    if (bottom - top < high || right - left < wide) found.push(`${place} is ${Math.round(right - left)} x ${Math.round(bottom - top)}`);
    if (![...section.children].some((child) => child.offsetHeight > 8)) found.push(`${place} is empty`);
  }
  // parts of the page lie beside one another, and so do the things in them that can be used
  const apart = (parts) => parts.forEach(([name, box, part], at) => parts.slice(at + 1).forEach(([other, its, that]) => {
    const [wide, high] = [Math.min(box.right, its.right) - Math.max(box.left, its.left), Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top)];
    if (wide > 1 && high > 1 && !part.contains(that) && !that.contains(part)) found.push(`${name} lies over ${other}`);
  }));
  const seen = (selector) => all.filter((each) => each.matches(selector)).map((each) => [called(each), boxOf(each), each]).filter(([, box]) => isSeen(box));
  apart(seen("header, .panes, section.program, .canvas, .legend, .walk, section.why, section.tabs"));
  const isPinned = (each) => each && (style(each).position === "sticky" || isPinned(above(each))); // what is under it scrolls out
  apart(seen("button, input, select, summary, a[href], h1, .count, .said, .steps, .alert").filter(([, , each]) => !isPinned(each)));
  // nothing is cut that cannot be scrolled to
  for (const each of all) {
    const {overflowX, overflowY, textOverflow} = style(each);
    if (!each.clientWidth || isHeard(each) || each.matches("[class*=bk-], .canvas, .minimap, .layer, .cards, .running") || !isSeen(boxOf(each))) continue;
    if (each.matches(".results > div")) continue; // a result without room goes: the pointer on its line shows it
    const cut = (more, has, overflow) => more > has + 1 && overflow !== "visible" && !scrolls(overflow);
    if (cut(each.scrollWidth, each.clientWidth, overflowX) && textOverflow !== "ellipsis") found.push(`${called(each)} is cut at its side`);
    if (cut(each.scrollHeight, each.clientHeight, overflowY)) found.push(`${called(each)} is cut below`);
  }
  for (const [name, {left, right}] of seen("button, input, select")) if (left < -1 || right > innerWidth + 1) found.push(`${name} lies outside`);
  return [...new Set(found)];
}
