// What a reader may wish of a walk besides its rate: where it begins, when it stops, what moves. Writes nothing itself.

import { element } from "../dom/elements.js";
import { renew } from "../dom/renew.js";

/**
 * `change(changes)` hears what of the wish is to be another; undefined takes a wish back.
 * @param {(changes: Record<string, any>) => void} change
 */
export function wishes(change) {
  const root = element("details", "wishes");
  root.append(element("summary", "", {}, "Start, stop, what moves"));
  const [start, from, draw, seed] = [element("fieldset"), button("From the text"), button("Draw at random"), field("seed", 1)];
  start.append(element("legend", "", {}, "Start"), from, draw, seed.root);
  const [stop, gradient, difference] = [element("fieldset"), field("|gradient| below", "any"), field("change of the loss below", "any")];
  stop.append(element("legend", "", {}, "Stop as well where"), gradient.root, difference.root);
  const moving = element("fieldset", "moving");
  root.append(start, stop, moving);

  from.addEventListener("click", () => change({ start: undefined, seed: undefined }));
  draw.addEventListener("click", () => change({ start: undefined, seed: (seed.number() ?? 0) + (seed.isDrawn ? 1 : 0) }));
  seed.input.addEventListener("change", () => change({ start: undefined, seed: Math.max(0, Math.round(seed.number() ?? 0)) }));
  gradient.input.addEventListener("change", () => change({ gradient: positive(gradient.number()) }));
  difference.input.addEventListener("change", () => change({ change: positive(difference.number()) }));

  const draws = (walk, wish) => {
    seed.isDrawn = wish.seed !== undefined;
    put(seed.input, wish.seed ?? 0);
    put(gradient.input, wish.gradient ?? "");
    put(difference.input, wish.change ?? "");
    renew(moving, element("legend", "", {}, "Moves"), ...walk.leaves.map(([name, does]) => choice(name, does, () => change({ turned: toggled(wish.turned ?? [], name) }))));
  };
  return { root, draws };
}

const positive = (number) => (number > 0 ? number : undefined);
const put = (input, value) => (input.value = String(value));

function toggled(turned, name) {
  const others = turned.filter((each) => each !== name);
  const all = others.length === turned.length ? [...turned, name] : others;
  return all.length ? all : undefined;
}

const button = (words) => element("button", "", { type: "button" }, words);

function field(words, step) {
  const root = element("label", "field", {}, words);
  const input = element("input", "", { type: "number", step, min: 0 });
  root.append(input);
  return { root, input, isDrawn: false, number: () => (input.value === "" || !Number.isFinite(input.valueAsNumber) ? null : input.valueAsNumber) };
}

function choice(name, does, turn) {
  const root = element("label", "choice");
  const box = element("input", "", { type: "checkbox" });
  box.checked = does;
  box.addEventListener("change", turn);
  root.append(box, element("span", "", {}, name));
  return root;
}
