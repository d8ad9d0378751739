// Which group is open, as the way to it from the whole program: a step on it closes what lies beyond.

import { element } from "../dom/elements.js";

/** @param {Store} store */
export function crumbs(store) {
  const list = element("ol", "crumbs", { "aria-label": "Open groups" });
  const draw = () => {
    const scene = store.get("tape")?.scenes[store.get("orientation")];
    const opened = scene?.opened ?? [];
    const isGrouped = opened.length > 0 || scene?.cards.some(({ path }) => path);
    list.replaceChildren(...(isGrouped ? [["", "program"], ...opened] : []).map(([path, title], at) => crumb(path, title, at === opened.length)));
  };
  const crumb = (path, title, isLast) => {
    const item = element("li");
    const button = element("button", "", { type: "button", ...(isLast ? { "aria-current": "true" } : { title: `Close what is open in ${title}` }) }, title);
    button.addEventListener("click", () => store.open(path));
    item.append(button);
    return item;
  };
  store.on(["tape", "orientation"], draw);
  draw();
  return list;
}
