// The graph on the page: fills the figure with the present step, and hears pointer and wheel.

const NEAR = 7; // px within which an edge is hit

export async function render({ model, data, view }) {
  const store = await storeOf(model.key);
  const root = element("div", "graph");
  const canvas = element("div", "canvas", { role: "img", "aria-label": "Graph" });
  const tip = element("div", "tip");
  const layer = element("div", "layer");
  const hint = element("p", "hint", {}, "Nothing to draw yet. A line such as x = mg.tensor(2.0) makes the first card.");
  tip.hidden = true;
  canvas.append(model.get_child("figure"), layer, hint, tip);
  root.append(canvas, legend());
  const drawn = drawing(store, data.figure, model.key, canvas);
  listen(store, canvas, tip, drawn);
  new ResizeObserver(drawn.resized).observe(canvas);
  follow(store, drawn, layer);
  const isEmpty = () => (hint.hidden = !store.get("tape") || store.get("tape").rows.length > 0);
  store.on(["tape"], isEmpty);
  isEmpty();
  store.draws(drawn);
  return root;
}

function drawing(store, figure, key, canvas) {
  const painter = painterOf(figure, key);
  const room = roomOf(figure);
  let shown = null; // the scene that the figure holds
  let colours = new Map();
  const colour = (token) => colours.get(token) ?? colours.set(token, colourOf(token)).get(token);

  const sceneOf = (orientation) => store.get("tape")?.scenes[orientation];
  const paint = (sources) => {
    const found = store.columns();
    if (!found) return;
    const columns = spread(sceneOf(store.get("orientation")), found.columns);
    for (const name of new Set([...(sources ?? found.changed)].flatMap((source) => DRAWN[source]))) {
      painter.put(name, drawable(name, columns[name], room.scale, colour));
      if (name === "cards") painter.put("cells", drawable("cells", cellsOf(columns.cards), room.scale, colour));
    }
  };
  const paintAll = () => {
    const found = store.columns();
    if (found) paint(Object.keys(DRAWN));
    choose();
  };
  const choose = () => {
    const at = boxOf(store.get("selected"));
    const cards = shown?.shape.cards;
    const grown = (name, by) => (at < 0 ? [] : [cards[name][at] + by]);
    painter.put("chosen", { x: grown("x", 0), y: grown("y", 0), width: grown("width", 14), height: grown("height", 14) });
  };
  const boxOf = (node) => (node === null || !shown ? -1 : shown.boxes.findIndex((nodes) => nodes.includes(node)));

  /** Another tape, another size, another turn of the phone: which scene fits better, and how large. */
  const arrange = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    const scenes = store.get("tape")?.scenes;
    if (!scenes || !width || !height) return;
    room.resize(width, height);
    store.set({ orientation: better(scenes, { width, height }) });
    const scene = sceneOf(store.get("orientation"));
    const kept = shown && String(shown.extent) === String(scene.extent);
    shown = scene;
    if (!kept || room.isWhole) fit();
    paintAll();
    reveal();
    canvas.setAttribute("aria-label", `Graph of ${store.get("tape").rows.length} values; the table says the same in words`);
  };
  const fit = () => {
    if (!shown) return;
    room.hold(shown.extent);
    painter.round(room.fit(LARGEST[store.get("present") ? "present" : "page"]));
    canvas.parentNode.classList.toggle("whole", room.isWhole);
  };
  /** Keep a card in sight where the graph is larger than its room: that of the step, or the one selected elsewhere. */
  const reveal = (node = store.nodeNow()) => {
    const at = boxOf(node);
    if (at < 0 || room.isWhole) return;
    const { x, y, width } = shown.shape.cards;
    if (!room.sees(x[at], y[at], width[at] / 2)) room.to(x[at], y[at]);
  };

  const themed = () => {
    colours = new Map();
    painter.theme();
    paintAll();
  };
  store.on(["tape"], arrange);
  store.on(["present"], () => (fit(), paintAll()));
  store.on(["step"], () => (paint(), reveal()));
  store.on(["selected"], () => (choose(), reveal(store.get("selected"))));
  store.on(["theme"], () => requestAnimationFrame(themed));
  themed();
  return {
    room,
    resized: arrange,
    fit: () => (fit(), paintAll()),
    scene: () => shown,
    where: (node) => rectangle(boxOf(node)),
  };

  function rectangle(at) {
    if (at < 0) return null;
    const { x, y, width, height } = shown.shape.cards;
    const [left, top] = room.toScreen(x[at] - width[at] / 2, y[at] - height[at] / 2);
    const box = canvas.getBoundingClientRect();
    return { x: box.left + left, y: box.top + top, width: width[at] * room.scale, height: height[at] * room.scale };
  }
}

/** A step forward is seen flowing; jumps and steps back are not. */
function follow(store, drawn, layer) {
  let last = store.get("step");
  store.on(["step", "tape"], ({ step, tape }) => {
    if (step === last + 1 && drawn.scene()) flow(layer, drawn.scene(), tape.steps[step - 1], tape.edges, drawn.room.toScreen);
    last = step;
  });
}

/** The orientation that shows more of the graph at its best size. */
const better = ({ wide, tall }, size) => (fitting(wide.extent, size) >= Math.min(1, fitting(tall.extent, size)) ? "wide" : "tall");

// pointer and wheel

function listen(store, canvas, tip, drawn) {
  let held = null;
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    return drawn.room.toPlane(event.clientX - box.left, event.clientY - box.top);
  };
  const hit = (event) => (drawn.scene() ? nodeAt(drawn.scene(), store.get("tape"), point(event)) : null);
  const hover = (event) => {
    const found = hit(event);
    canvas.classList.toggle("over", found !== null);
    tell(tip, canvas, store, found, event);
  };
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.clientX, y: event.clientY, moved: false };
    if (!drawn.room.isWhole) canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) return hover(event);
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    tip.hidden = true;
    drawn.room.pan(dx, dy);
    held = { x: event.clientX, y: event.clientY, moved: true };
  });
  canvas.addEventListener("pointerup", (event) => {
    const moved = held?.moved;
    held = null;
    if (!moved) pick(store, hit(event));
  });
  canvas.addEventListener("pointercancel", () => (held = null));
  canvas.addEventListener("pointerleave", () => (tip.hidden = true));
  canvas.addEventListener("wheel", (event) => {
    if (drawn.room.isWhole || event.ctrlKey) return;
    event.preventDefault();
    drawn.room.pan(-event.deltaX, -event.deltaY);
  }, { passive: false });
}

const pick = (store, node) => store.select(node === store.get("selected") ? null : node);

/** The node whose card, or one of whose inputs' edges, lies at a point; null on empty paper. */
function nodeAt({ boxes, routes, ways, shape: { cards, edges } }, { edges: ends }, [x, y]) {
  const at = cards.x.findLastIndex((_, row) => Math.abs(x - cards.x[row]) <= cards.width[row] / 2 + 3 && Math.abs(y - cards.y[row]) <= cards.height[row] / 2 + 3);
  if (at >= 0) return boxes[at].at(-1);
  const row = ways.edges.findIndex((_, curve) => isNear(edges, curve, x, y));
  if (row < 0 || ways.edges[row] < 0) return null;
  return ends[routes[ways.edges[row]][0]][1];
}

function isNear({ x0, y0, cx0, cy0, cx1, cy1, x1, y1 }, row, x, y) {
  for (let t = 0; t <= 1; t += 1 / 24) {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
    const [px, py] = [a * x0[row] + b * cx0[row] + c * cx1[row] + d * x1[row], a * y0[row] + b * cy0[row] + c * cy1[row] + d * y1[row]];
    if (Math.hypot(px - x, py - y) <= NEAR) return true;
  }
  return false;
}

/** What a card has no room for. */
function tell(tip, canvas, store, node, event) {
  const row = node === null ? null : store.get("tape").rows[node];
  tip.hidden = !row;
  if (!row) return;
  tip.replaceChildren(...[row.name === row.text ? row.name : `${row.name} = ${row.text}`, `value ${row.value}`, `gradient ${row.gradient}`].map((line) => element("div", "", {}, line)));
  const box = canvas.getBoundingClientRect();
  tip.style.left = `${clamp(event.clientX - box.left + 14, 4, Math.max(4, box.width - tip.offsetWidth - 4))}px`;
  tip.style.top = `${clamp(event.clientY - box.top + 18, 4, Math.max(4, box.height - tip.offsetHeight - 4))}px`;
}

function legend() {
  const root = element("div", "legend", { "aria-hidden": "true" });
  const scale = element("span", "scale");
  scale.append(...["neg", "neg-tint", "done", "pos-tint", "pos"].map((token) => element("i", "", { style: `background: var(--${token})` })));
  const words = (text) => element("span", "wide", {}, text);
  root.append(
    part(words("gradient"), "−", scale, "+"), part(element("i", "flow"), "value", words("flows")),
    part(element("i", "flow back"), "gradient", words("flows")), element("span", "part more", {}, "drag for more"),
  );
  return root;
}

function part(...content) {
  const made = element("span", "part");
  made.append(...content);
  return made;
}
