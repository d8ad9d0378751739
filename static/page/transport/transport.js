// The transport: five buttons, the slider of steps, and the step said in a sentence. Moves the store, nothing else.

import "../look/look.css";
import { element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { storeOf } from "../store/find.js";
import { options, optionsButton } from "./options.js";
import { slider } from "./steps.js";
import "./transport.css";

const ICONS = {
  first: "M5 4v12M15 4l-7 6 7 6", previous: "M13 4l-7 6 7 6", play: "M6 4l10 6-10 6z", pause: "M7 4v12M13 4v12",
  next: "M7 4l7 6-7 6", last: "M15 4v12M5 4l7 6-7 6",
};
const BUTTONS = [["first", "First step"], ["previous", "Previous step"], ["play", "Play"], ["next", "Next step"], ["last", "Last step"]];

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const root = element("div", "walk");
  const bar = element("div", "bar", { role: "group", "aria-label": "Steps" });
  const count = element("span", "count");
  const status = element("p", "said", { role: "status" });
  const below = element("div", "below");
  bar.append(...buttons(store), slider(store), count);
  const walked = element("p", "away", { "aria-live": "polite" });
  below.append(status, optionsButton(store), walked);
  root.append(bar, below, options(store));

  const draw = () => {
    const { step, steps } = store.all(["step", "steps"]);
    count.textContent = steps ? `Step ${step} of ${steps}` : "No steps yet";
    root.classList.toggle("empty", !steps);
  };
  store.on(["step", "steps", "tape"], draw);
  store.on(["descent"], () => (walked.textContent = walkOf(store.get("descent"))));
  store.on(["settled", "predicting"], () => (status.textContent = store.sentence()));
  status.textContent = store.sentence();
  draw();
  return root;
}

/** What a descent came to, for whoever does not see its curve. */
function walkOf(descent) {
  if (!descent?.rows?.length) return descent?.verdict ?? "";
  const { turn, loss } = descent.rows.at(-1);
  return `Descended ${turn} turns: the loss is ${loss?.short ?? "unknown"}. ${descent.verdict ?? ""}`;
}

/** First, previous, play, next, last. @param {Store} store */
export function buttons(store) {
  return BUTTONS.map(([verb, name]) => {
    const button = element("button", verb === "play" ? "main" : "", { type: "button", "aria-label": name, title: name });
    button.append(sign(verb));
    button.addEventListener("click", () => (verb === "play" && store.get("playing") ? store.pause() : store[verb]()));
    if (verb === "play") store.on(["playing"], () => playing(button, store.get("playing")));
    const draw = () => (button.disabled = !store.get("steps"));
    store.on(["steps"], draw);
    draw();
    return button;
  });
}

function playing(button, is) {
  button.setAttribute("aria-label", is ? "Pause" : "Play");
  button.title = is ? "Pause" : "Play";
  button.replaceChildren(sign(is ? "pause" : "play"));
}

function sign(name) {
  const drawn = icon(ICONS[name], 20);
  drawn.classList.add(name);
  return drawn;
}
