// The second program's half of the page: its text, its graph, what its present step is. Made when it is first compared with.

import "../look/look.css";
import { writing } from "../editor/editor.js";
import { graphOf } from "../graph/graph.js";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { keyOfSecond, pairUp } from "./partner.js";
import "./beside.css";

export async function render({ model }) {
  const store = await storeOf(model.key, model);
  const other = await storeOf(keyOfSecond(model.key), model);
  const root = element("div", "half");
  pairUp(store, other);
  let isMade = false;
  const make = () => {
    if (isMade || !store.get("comparing") || !store.get("figure")) return;
    isMade = true;
    const graph = element("div", "view");
    graph.append(graphOf(other, store.get("figure"), model.key));
    root.append(writing(other, { code: model.code, title: "Program B", isSecond: true }), graph);
  };
  store.on(["comparing", "figure"], make);
  make();
  return root;
}
