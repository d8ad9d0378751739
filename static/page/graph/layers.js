// The graph of gradients that a program has recorded, as a second layer: it can be folded, and opened again.

import { element } from "../dom/elements.js";

const [FOLDED, WHOLE] = ["∂", ""]; // what is said to be open
const MOST = 100; // values; of more, groups are closed in any case
const LAYER = /(^|\/)the gradient\d*$/; // the path of a group that such a pass has made: no function has a space in its name

/** @param {Store} store */
export function layers(store) {
  const button = element("button", "layers", { type: "button" });
  const now = () => {
    const { tape, orientation, opened } = store.all(["tape", "orientation", "opened"]);
    const nodes = tape?.play?.facts.nodes ?? [];
    return nodes.length > MOST ? among(nodes, tape?.scenes[orientation], store.nodeNow()) : whole(nodes, opened);
  };
  button.addEventListener("click", () => store.open(now().next));
  const draw = () => {
    const { isThere, isShown } = now();
    button.hidden = !isThere;
    button.textContent = isShown ? "Hide the gradient’s graph" : "Show the gradient’s graph";
    button.setAttribute("aria-pressed", String(isShown));
  };
  store.on(["tape", "opened", "orientation"], draw);
  draw();
  return button;
}

const isLayered = (nodes) => nodes.filter(({ layer }) => layer).length > 1;

/** Of few values: whether there is such a layer, whether it is shown, and what is to be open for it to be the other way. */
function whole(nodes, opened) {
  const isShown = opened !== FOLDED;
  return { isThere: isLayered(nodes), isShown, next: isShown ? FOLDED : WHOLE };
}

/**
 * The same of many, where it is a group among others: the one that is open, else one that is in sight, else that of the value next to `here`.
 * @param {any[]} nodes
 * @param {{opened: [string, string][], cards: {path: string}[]} | undefined} scene
 * @param {?number} here
 */
export function among(nodes, scene, here) {
  const opened = (scene?.opened ?? []).map(([path]) => path);
  const at = opened.findIndex((path) => LAYER.test(path));
  if (at >= 0) return { isThere: true, isShown: true, next: opened[at - 1] ?? WHOLE };
  const isThere = isLayered(nodes);
  const inSight = scene?.cards.find(({ path }) => LAYER.test(path))?.path;
  return { isThere, isShown: false, next: inSight ?? (isThere ? `@${nearest(nodes, here ?? 0)}` : WHOLE) };
}

/** The value of that layer that was made next to another one. */
function nearest(nodes, here) {
  const own = nodes.filter(({ layer }) => layer).map(({ key }) => key);
  return own.reduce((best, key) => (Math.abs(key - here) < Math.abs(best - here) ? key : best));
}
