// The walks by the other update rules: which are here, and the asking for those that are not, while nothing else is on its way.

import { SIGNS } from "../plotting/signs.js";
import { isOpen, shown } from "./walk.js";

/** @param {Store} store */
export function besides(store) {
  let name = ""; // of what they were computed of
  let here = new Map();

  /** What they depend on: all of the wish but the rule that is lit. */
  const nameNow = () => {
    const { descending, overrides, target, tape } = store.all(["descending", "overrides", "target", "tape"]);
    return JSON.stringify([tape?.source, overrides, target, { ...descending, rule: null }]);
  };
  const known = () => (name === nameNow() ? Object.keys(SIGNS).flatMap((rule) => here.get(rule) ?? []) : []);
  const look = () => {
    const walk = shown(store);
    const isIdle = !store.get("busy") && store.get("runtime") === "ready" && store.get("revision") === store.get("answered");
    if (!isIdle || !isOpen(store) || !store.get("descending") || !walk?.rows.length || walk.own || store.get("failure")) return;
    if (name !== nameNow()) [name, here] = [nameNow(), new Map()];
    const missing = Object.keys(SIGNS).filter((rule) => !here.has(rule));
    if (!missing.length) return;
    here.set(missing[0], []); // asked for once: whatever becomes of it, the others come after it
    store.ask({ rivalling: missing });
  };
  const come = () => {
    const found = store.get("rivals");
    if (found && store.get("rivalling") && name === nameNow()) for (const rival of found) here.set(rival.rule, [rival]);
  };
  return { known, look, come };
}
