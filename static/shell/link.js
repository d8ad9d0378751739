// Asks Python what the page asks, and tells the page what Python says. The page asks one thing at a time; whatever happens to
// Python, a request ends: it is answered, or its loss is reported. Knows nothing of what is asked, nor of the page's document.

import { startPython } from "./start.js";

const LOOK = 500; // ms between two looks at a Python that is at work
const SILENT = 20; // looks without a sign of life: beyond every budget of an honest program, on a machine of the usual speed
const USUAL = 400; // ms that the document takes to build on such a machine; a slower one is waited for longer
const SLOWEST = 3; // times the usual
const AGAIN = "Python is being started again; your text is kept.";
const WHY = {
  silent: { message: "The program took too long and Python did not answer any more.", remedy: `${AGAIN} Make the program smaller, or end its loop.` },
  died: { message: "The program brought Python down.", remedy: `${AGAIN} Use fewer steps or flatter lists.` },
  unanswered: { message: "This program got no answer.", remedy: "Nothing that you typed is lost: press Run again." },
};

export class Link {
  #report;
  /** @type {any} */
  #worker = null;
  #linked = false;
  #asked = null; // the newest request that is not done with: what was asked before it is no longer waited for
  #isSent = false; // Python has that request
  #isAtWork = false; // on that request, or on one before it
  #silence = 0; // looks since the last sign of life
  #patience = SILENT;
  #more = 0; // looks that the reader allows beyond that
  /** @type {?string} */
  #goOn = null; // the address that says that Python may go on
  #messages = Promise.resolve();

  // `report(state, ...details)` hears "loading", "ready", "failed" (why), "said" (what) and "ended" (the request that Python is done
  // with, and what to say where it was not answered); `rebuild(json)` draws another document.
  constructor({ digest, report, rebuild }) {
    this.digest = digest;
    this.rebuild = rebuild;
    this.#report = report;
    setInterval(() => this.#look(), LOOK);
  }

  /** Take the worker that was started with the page, or start another. */
  start({ worker, early } = startPython()) {
    this.#worker = worker;
    this.#silence = 0;
    worker.onerror = (event) => worker === this.#worker && this.#fallen(event.message ?? "its script did not arrive");
    worker.onmessage = ({ data }) => {
      this.#silence = 0;
      this.#messages = this.#messages.then(() => (worker === this.#worker ? this.#hear(data) : undefined)).catch(reportError);
    };
    this.#report("loading");
    for (const event of early) worker[`on${event.type}`](event);
  }

  /** Begin again with another Python, for a reader who does not want to wait for this one; what it was asked is asked again. */
  renew() {
    this.#end();
    this.start();
  }

  /** Whether Python is idle: then there is nothing that another one would do better. */
  get isIdle() {
    return this.#linked && !this.#isAtWork;
  }

  /** Ask Python to stop where it is, with what it has by then. */
  stop() {
    URL.revokeObjectURL(this.#goOn ?? "");
    this.#goOn = null;
  }

  /** Wait for so many seconds longer than usual. */
  allow(seconds) {
    this.#more = (2 * seconds * 1000) / LOOK;
  }

  /** Ask this, and nothing that was to be asked before it. */
  ask(request) {
    [this.#asked, this.#isSent] = [request, false];
    this.#send();
  }

  #send() {
    if (!this.#linked || this.#isAtWork || !this.#asked) return;
    this.#isSent = this.#isAtWork = true;
    this.#silence = 0;
    this.#goOn ??= URL.createObjectURL(new Blob(["go on"])); // the same until a run was stopped
    this.#worker.postMessage({ type: "asked", request: JSON.stringify(this.#asked), goOn: this.#goOn });
  }

  async #hear(message) {
    if (message.type === "built" && !this.#linked) await this.#built(message);
    else if (message.type === "said") this.#report("said", JSON.parse(message.said));
    else if (message.type === "idle") this.#settled("unanswered");
    else if (message.type === "died") this.#fallen("it broke down");
    else if (message.type === "failed") this.#fallen(message.message);
  }

  async #built({ digest, document, laps }) {
    const worker = this.#worker;
    this.#patience = SILENT * Math.min(SLOWEST, Math.max(1, laps.document / USUAL));
    if (digest !== this.digest) {
      console.warn("The prerendered document is not the one Python built: drawing anew.");
      this.digest = digest;
      this.#asked = null; // by the page that goes; the other one asks again by itself
      await this.rebuild(JSON.parse(document));
    }
    if (worker !== this.#worker) return; // it fell while the page was drawn
    this.#linked = true;
    this.#report("ready");
    this.#send();
  }

  /** What Python was asked, if nothing was asked after it; it is not asked again. */
  #taken() {
    const taken = this.#isSent ? this.#asked : null;
    if (taken) this.#asked = null;
    this.#isSent = this.#isAtWork = false;
    return taken;
  }

  #settled(why, done = this.#taken()) {
    this.#send();
    if (done) this.#report("ended", done, WHY[why]);
  }

  /** Counted in looks, not by the clock: the page itself may have had no time to listen. */
  #look() {
    if (!this.#isAtWork) return;
    this.#worker.postMessage({ type: "ping" });
    this.#silence += 1;
    if (this.#silence > this.#patience + this.#more) this.#again("silent");
  }

  /** Once it was there, another one takes its place; else there may never be one. */
  #fallen(why) {
    if (this.#linked) return this.#again("died");
    this.#end();
    this.#report("failed", why);
  }

  /** Another Python for one that is stuck or dead: what it fell over is not asked again. */
  #again(why) {
    const done = this.#taken();
    this.#end();
    this.start();
    this.#settled(why, done);
  }

  /** Whatever it may still say is not heard any more. */
  #end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#linked = this.#isAtWork = this.#isSent = false;
  }
}
