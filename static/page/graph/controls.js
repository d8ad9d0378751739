// The bar above the graph: what is to be found in it; smaller, larger, all of it.

import { element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { crumbs } from "./crumbs.js";
import { layers } from "./layers.js";
import { mend } from "./mend.js";
import { search } from "./search.js";

const ICONS = { out: "M4 10h12", in: "M4 10h12M10 4v12", fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4" };

/**
 * `tell(viewport)` shows at which scale the graph is drawn, `seek()` goes to the search.
 * @param {Store} store
 */
export function controls(store) {
  const bar = element("div", "controls");
  const zoom = element("div", "zoom", { role: "group", "aria-label": "Size of the graph" });
  const scale = element("button", "scale-now", { type: "button", title: "100 % (0)" });
  scale.addEventListener("click", () => store.zoom(0));
  zoom.append(
    button("out", "Smaller", "Smaller (−)", () => store.zoom(-1)), scale, button("in", "Larger", "Larger (+)", () => store.zoom(1)),
    button("fit", "All of the graph", "All of the graph, and back (F)", () => store.fit()),
  );
  const { box, focus } = search(store);
  bar.append(mend(store), crumbs(store), layers(store), box, zoom);
  const tell = (viewport) => {
    const percent = `${Math.round(100 * viewport.scale)} %`;
    if (scale.textContent === percent) return;
    scale.textContent = percent;
    scale.setAttribute("aria-label", `${percent}: show it as large as it is made`);
  };
  const draw = () => (bar.hidden = !store.get("tape")?.rows.length);
  store.on(["tape"], draw);
  draw();
  return { bar, tell, seek: focus };
}

function button(sign, name, title, act) {
  const made = element("button", sign, { type: "button", "aria-label": name, title });
  made.append(icon(ICONS[sign], 20));
  made.addEventListener("click", act);
  return made;
}
