// What to do when the server is gone: say so, go on, and take up the wire to Python again. Nothing is drawn anew: the page
// keeps its text, caret, step and settings, and only what was not answered is asked again.

import { onLoss, pulled, wireOf } from "../adapters/sessions.js";
import { afterRest } from "../dom/rest.js";

const PATIENT = 1500; // ms between two looks, and as much again by chance: a whole class comes back at once
const SHORT = 300; // ms before the first one
const GLAD = 4000; // ms that the good news stay
const SAYS = {
  lost: "Connection to the server lost. Go on: what you type is kept, and the page connects again by itself.",
  full: "Every seat on the server is taken. What you typed is kept; the page connects as soon as there is a seat.",
  back: "Connected again.",
};
const TOKEN = /"token":\s*"([^"]+)"/;

/**
 * `rewire` is told of the new wire whenever the old one has broken.
 * @param {Store} store
 */
export function watchConnection(store, model, notice, rewire) {
  const silence = afterRest(GLAD, () => notice());
  const say = (what) => {
    silence.drop();
    notice(SAYS[what], { good: what === "back" });
    if (what === "back") silence.soon();
  };
  const lost = async () => {
    store.set({ runtime: "loading", busy: false, lost: true });
    say("lost");
    const fresh = await anotherSession(say);
    const [frame] = fresh.roots();
    if (frame.esm !== model.esm) return location.reload(); // the server speaks for another page by now
    onLoss(fresh, lost);
    store.set({ lost: false });
    rewire(wireOf(frame));
    say("back");
  };
  onLoss(model.document, lost);
}

/** The document of a new session on the same server, as soon as there is one to be had. */
async function anotherSession(say) {
  for (let wait = SHORT; ; wait = PATIENT) {
    await rest(wait * (1 + Math.random()));
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    if (answer?.status === 503) {
      say("full");
      await rest(1000 * (Number(answer.headers.get("Retry-After")) || 0));
    }
    if (!answer?.ok) continue;
    const fresh = await pulled(TOKEN.exec(await answer.text())?.[1]).catch(() => null);
    if (fresh) return fresh;
  }
}

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
