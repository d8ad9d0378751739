// The backward pass wrong on purpose: which mistake is looked at, and what is asked of Python for it. No link ever tells of it.

import { afterRest } from "../dom/rest.js";

const REST = 400; // ms without another number after which the descents are walked anew

/** @param {any} store its get, set, on, and how it asks Python */
export function breaking({ get, set, on, ask }) {
  const walkAnew = afterRest(REST, () => isWanted() && ask({ straying: get("broken") }));
  const isWanted = () => get("broken") && get("mistakes") && get("astray")?.name !== get("broken");
  /** One mistake is switched on, the one before it off; null mends it. */
  const breakIt = (broken) => {
    set({ broken });
    if (broken) ask({ doubting: get("checks") ? null : true, straying: broken });
  };
  on(["mistakes", "astray", "busy"], () => (isWanted() && !get("busy") ? walkAnew.soon() : walkAnew.drop()));
  /** The mistake that is looked at; none while nothing is known of it in what is shown, nor while gradients are to be predicted. */
  const brokenNow = () => (get("mistakes") && !get("predicting") && get("tape")?.play.mode !== "forward" ? get("broken") : null);
  return { breakIt, brokenNow };
}
