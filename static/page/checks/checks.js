// Doubt: every gradient beside what comes of moving its number a little, and for one of them how that depends on the step size.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { renew } from "../dom/renew.js";
import { shape } from "../dom/icon.js";
import { storeOf } from "../store/find.js";
import { one } from "../tape/cells.js";
import { number } from "../text/digits.js";
import { MISTAKES } from "../tape/wrong.js";
import { strayed } from "./astray.js";
import { saidOf, switches, wrongAt } from "./broken.js";
import { bestOf, drawCurve, errorsOf, placeNear } from "./curve.js";
import { checkOf, gradientName, tableOf, whole } from "./rows.js";
import "./checks.css";

const HINT = "Nothing that the backward pass has computed is used: the program runs again with one number moved by h, forward and back, and the difference is divided by 2h.";

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "doubts");
  const left = element("div", "left");
  const button = element("button", "main", { type: "button" }, "Check all gradients");
  const [facts, status] = [element("dl", "facts"), element("p", "status", { role: "status" })];
  const knob = element("input", "", { type: "range", min: 0, max: 1, step: 1, "aria-label": "Step size h" });
  const label = element("label", "knob", {}, "Step size h");
  label.append(knob);
  const breaks = switches((name) => store.breakIt(name));
  left.append(button, status, label, facts, breaks.root);
  const middle = element("div", "middle");
  const sheet = shape("svg", { role: "img", "aria-label": "Error by step size" });
  const walks = strayed();
  middle.append(walks.root, sheet);
  const right = element("div", "right", { tabindex: "0", role: "region", "aria-label": "Gradients checked" });
  root.append(left, middle, right);
  let [curve, asked, at] = /** @type {[any, any, number]} */ ([null, null, 0]);

  const factsNow = () => store.get("tape")?.play;
  const draw = () => {
    const play = factsNow();
    const checks = play ? (store.get("checks")?.rows ?? []).map(checkOf).filter(({ node }) => play.facts.nodes[node]) : [];
    const raw = store.get("curve");
    if (raw !== asked) [asked, curve] = [raw, raw && read(raw)];
    if (raw && curve && at === -1) at = bestOf(errorsOf(curve));
    const isOff = !play?.facts.seeded || Boolean(store.get("failure"));
    button.disabled = isOff || store.get("runtime") !== "ready";
    status.textContent = statusOf(store, checks, isOff, curve);
    const broken = store.brokenNow();
    const astray = store.get("astray");
    walks.show(broken && astray?.name === broken ? astray : null);
    root.classList.toggle("broken", Boolean(broken));
    breaks.show(broken, button.disabled);
    root.classList.toggle("curved", Boolean(curve?.h.length > 1 && play?.facts.nodes[curve.node]));
    const name = (check) => gradientName(play.facts, play.numbers, check);
    renew(right, ...(checks.length ? [banner(store, broken), tableOf(checks, name, (check) => isAt(curve, check), choose, broken && { word: MISTAKES[broken][2], of: (check) => wrongAt(store.get("mistakes"), broken, check) }), note(store.get("checks") ?? { rows: [], count: 0 })] : []));
    if (curve?.h.length > 1 && play?.facts.nodes[curve.node]) drawOne(name(curve));
  };
  const drawOne = (name) => {
    at = Math.max(0, Math.min(at, curve.h.length - 1));
    Object.assign(knob, { max: curve.h.length - 1, value: at });
    const h = curve.h[at];
    knob.setAttribute("aria-valuetext", `h is ${number(h, { digits: 1, trim: true })}`);
    drawCurve(sheet, curve, at, middle.clientWidth);
    const error = errorsOf(curve)[at];
    const rows = [["h", number(h, { digits: 2, trim: true })], ["wiggled", whole(curve.measured[at])], ["backward", whole(curve.gradient)], ["error", Number.isFinite(error) ? number(error, { digits: 2, trim: true }) : "not finite"]];
    facts.replaceChildren(element("dt", "what", {}, name), element("dd"), ...rows.flatMap(([what, said]) => [element("dt", "", {}, what), element("dd", "", {}, said)]));
  };
  const choose = ({ node, at: cell }) => {
    at = -1;
    store.checkAt(node, cell);
    store.select(node);
  };
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !store.get("broken")) return;
    event.preventDefault();
    store.breakIt(null);
  });
  button.addEventListener("click", () => store.checkAll());
  knob.addEventListener("input", () => {
    at = Number(knob.value);
    draw();
  });
  sheet.addEventListener("pointermove", (event) => event.buttons && drag(event));
  sheet.addEventListener("pointerdown", (event) => drag(event));
  const drag = (event) => {
    if (!curve) return;
    at = placeNear(curve, event.clientX - sheet.getBoundingClientRect().left, middle.clientWidth);
    draw();
  };
  new ResizeObserver(draw).observe(middle);
  store.on(["broken", "mistakes", "astray", "predicting", "checks", "curve", "tape", "failure", "runtime", "busy"], draw);
  store.on(["theme"], () => requestAnimationFrame(walks.theme));
  draw();
  return root;
}

const read = ({ measured, gradient, ...rest }) => ({ ...rest, gradient: Number(one(gradient)), measured: measured.map((each) => Number(one(each))) });
const isAt = (curve, { node, at }) => Boolean(curve) && curve.node === node && curve.at === at;

/** @param {Store} store */
function statusOf(store, checks, isOff, curve) {
  if (store.get("failure")) return "The program failed: there is nothing to check.";
  if (isOff) return "No gradient flows in this graph: there is nothing to check.";
  if (store.get("busy") && store.get("doubting")) return "The program runs again and again …";
  if (curve && curve.h.length < 2) return "There was no time to run the program often enough for a curve.";
  if (!checks.length) return HINT;
  const wrong = checks.filter(({ verdict }) => verdict !== "agrees").length;
  return wrong ? `${wrong} of ${checks.length} gradients ask for a look.` : `All ${checks.length} gradients agree with what wiggling measures.`;
}

/**
 * As long as something is broken on purpose, it is said.
 * @param {Store} store
 */
function banner(store, broken) {
  const made = element("p", "banner", { role: "status" }, broken ? saidOf(store.get("mistakes"), broken, store.tape()) : "");
  made.hidden = !broken;
  return made;
}

/** What the table leaves out. */
function note({ rows, count }) {
  const late = count - rows.length;
  const said = late > 0 ? `There was no time for ${late} more.` : "A row chooses the gradient whose curve is drawn. Errors are relative to the gradient.";
  return element("p", "note", {}, said);
}
