// Under the two graphs: how the gradient of one input comes together in each, as a line of mathematics and a sentence.

import { element } from "../dom/elements.js";
import { whenShown } from "../store/late.js";
import { gatheredOf } from "../tape/gathered.js";
import { called } from "../text/names.js";
import { formulaOf, term } from "../why/pieces.js";

const [SMALLEST, LARGEST] = [13, 20]; // px

/**
 * What comes back draws anew. `address` is that of the script that typesets; without it formulas are texts.
 * @param {[Store, Store]} stores
 * @param {string} address
 */
export function formulasOf(stores, address) {
  const root = element("div", "gathered");
  const halves = stores.map((store, at) => halfOf(store, stores[0], "AB"[at]));
  let typeset = null; // how formulas are drawn, from when that is known
  root.append(...halves.map((half) => half.root));
  const draw = () => halves.forEach((half) => half.draw(typeset));
  const fetch = () => {
    whenShown(stores[0], address, async (script) => {
      await script.prepare(root.getRootNode());
      typeset = script.draw;
      draw();
    });
  };
  const begin = () => stores[0].get("comparing") && address && (off(), fetch());
  const off = stores[0].on(["comparing"], begin);
  begin();
  new ResizeObserver(() => halves.forEach((half) => half.narrow())).observe(root);
  return { root, draw };
}

/**
 * @param {Store} store
 * @param {Store} first whose choice of an input holds for both
 */
function halfOf(store, first, name) {
  const root = element("section", "half", { "aria-label": `Gradient in ${name}` });
  const [line, said] = [element("div", "line"), element("p", "said")];
  root.append(line, said);
  const narrow = () => {
    line.style.fontSize = "";
    const share = line.clientWidth / line.scrollWidth;
    if (share < 1) line.style.fontSize = `${Math.max(SMALLEST, LARGEST * share * 0.99)}px`;
  };
  const draw = (typeset) => {
    const play = store.get("failure") ? null : store.get("tape")?.play;
    const node = play ? leafOf(store.tape().rows, play, first.get("input")?.name ?? sharedOf(first)) : null;
    root.classList.toggle("none", node === null);
    if (!play || node === null) return (line.replaceChildren(), said.replaceChildren());
    const found = gatheredOf(play.facts, play.numbers, node);
    line.replaceChildren(...(typeset ? found.formulas.map((item) => (item.tex === undefined ? term(item, store) : formulaOf(item.tex, store, typeset))) : [found.plain]));
    said.textContent = found.said;
    narrow();
  };
  return { root, draw, narrow };
}

/** The name of the first input that both can be drawn along; null where there is none. */
const sharedOf = (store) => store.get("bothCurves")?.plots?.[0].name ?? store.get("pair")?.compared.inputs?.axes[0]?.[0] ?? null;

/** The leaf of this name, or else the first that a gradient comes back to. */
function leafOf(rows, play, name) {
  const leaves = rows.filter(({ operation }) => operation === "leaf");
  const found = leaves.find(({ node }) => called(play.facts.nodes[node]) === name) ?? leaves.find(({ node }) => play.numbers.gradient(node)) ?? leaves[0];
  return found?.node ?? null;
}
