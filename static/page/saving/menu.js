// The menu under "Save" in the header.

import { deepest, element } from "../dom/elements.js";
import { icon } from "../dom/icon.js";
import { offersOf, written } from "./offers.js";

const SIGN = "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11";

/** @param {Store} store */
export function saveMenu(store) {
  const root = element("div", "save");
  const button = element("button", "icon", { type: "button", "aria-label": "Save", title: "Save turns, plots or the program", "aria-expanded": "false", "aria-controls": "saving" });
  const list = element("div", "offers", { id: "saving", role: "group", "aria-label": "Save" });
  const [rows, status] = [element("div"), element("p", "said", { role: "status" })];
  button.append(icon(SIGN, 16));
  list.append(rows, status);
  list.hidden = true;
  root.append(button, list);

  const show = (isShown) => {
    list.hidden = !isShown;
    button.setAttribute("aria-expanded", String(isShown));
    if (!isShown) return;
    status.textContent = "";
    rows.replaceChildren(...offersOf(store).map(([title, offers]) => groupOf(title, offers)));
    entries()[0]?.focus();
  };
  const entries = () => [...rows.querySelectorAll("button:not(:disabled)")];
  const groupOf = (title, offers) => {
    const group = element("section", "", { "aria-label": title });
    group.append(element("h3", "", {}, title), ...offers.map(rowOf));
    return group;
  };
  const rowOf = ({ words, more, why, save }) => {
    const row = element("button", "", { type: "button" });
    row.disabled = Boolean(why);
    row.append(element("b", "", {}, words), element("span", "", {}, why || more));
    row.addEventListener("click", async () => {
      status.textContent = store.get("runtime") === "ready" ? "…" : "Python is still on its way: it is saved then.";
      await save();
      if (!store.get("scripting")) status.textContent = "Saved.";
    });
    return row;
  };
  button.addEventListener("click", () => show(list.hidden));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) (show(false), button.focus(), event.stopPropagation());
    const [every, at] = [entries(), entries().indexOf(deepest(document))];
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + every.length, Home: 0, End: every.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    every[to % every.length].focus();
  });
  root.addEventListener("focusout", (event) => {
    if (!root.contains(event.relatedTarget)) show(false);
  });
  store.on(["script"], () => {
    const script = store.get("script");
    if (script && store.get("scripting") === script.language) status.textContent = written(script);
  });
  store.on(["failure"], () => store.get("failure") && (status.textContent = ""));
  return root;
}
