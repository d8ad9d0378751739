// The drawers under the picture, as ARIA tabs. A drawer marked `kept` stays readable while its tab is closed.

import "../look/look.css";
import { childrenOf } from "../adapters/sessions.js";
import { element } from "../dom/elements.js";
import { storeOf } from "../store/find.js";
import { ASKS } from "../tape/questions.js";
import "./tabs.css";

// where what a prediction asks for could be read: by drawer, for which kinds of question
const TELLING = { descend: ASKS, plot: ASKS, learn: ASKS, check: ASKS, tensors: ["locals", "values"] };
const COVER = "Closed while a question is open: it would tell the answer. Answer the questions, or stop predicting.";

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "drawers");
  const list = element("div", "list", { role: "tablist", "aria-label": "More views" });
  root.append(list);
  const drawers = childrenOf(model, "drawers");
  const tabs = model.titles.map((title, index) => {
    const slug = title.toLowerCase();
    const tab = element("button", "tab", { role: "tab", id: `tab-${slug}`, "aria-controls": `panel-${slug}`, type: "button" }, title);
    const panel = element("div", "panel", { role: "tabpanel", id: `panel-${slug}`, "aria-labelledby": `tab-${slug}` });
    panel.classList.toggle("kept", model.kept.includes(title));
    panel.append(drawers[index], element("p", "cover", {}, COVER));
    tab.addEventListener("click", () => store.set({ tab: slug }));
    list.append(tab);
    root.append(panel);
    return { slug, tab, panel };
  });
  const draw = () => {
    const open = tabs.find(({ slug }) => slug === store.get("tab")) ?? tabs[0];
    for (const each of tabs) {
      const chosen = each === open;
      each.tab.setAttribute("aria-selected", String(chosen));
      each.tab.tabIndex = chosen ? 0 : -1;
      each.panel.classList.toggle("closed", !chosen);
      each.panel.classList.toggle("covered", store.openQuestion() !== null && Boolean(TELLING[each.slug]?.includes(store.get("predicting"))));
    }
  };
  list.addEventListener("keydown", (event) => {
    const at = tabs.findIndex(({ tab }) => tab.tabIndex === 0);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { slug, tab } = tabs.at(to % tabs.length);
    store.set({ tab: slug });
    tab.focus();
  });
  store.on(["tab", "predicting", "answers", "tape"], draw);
  draw();
  return root;
}
