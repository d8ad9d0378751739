// Keeps the page's Bokeh document and Python's equal: one patch under way at a time, what changes meanwhile waits, newest value only.
// Knows nothing of what the documents hold.

const PATIENCE = 10_000; // ms without a sign of life: beyond every budget of an honest program
const AGAIN = "It is being started again; your text is kept.";
const WHY = {
  silent: `The program took too long and Python did not answer any more. ${AGAIN} Make the program smaller, or end its loop.`,
  died: `The program brought Python down. ${AGAIN} Use fewer steps or flatter lists.`,
};

const key = (event) => (event.attr ? `${event.model.id}.${event.attr}` : Symbol("always its own"));

export class Link {
  #jsdoc;
  #report;
  #worker = null;
  #linked = false;
  #underway = null; // the changes that Python is working on
  #waiting = new Map(); // changes to send next
  #told = new Map(); // changes Python has taken in: a new worker needs them again
  #heard = 0;
  #messages = Promise.resolve();

  // `report(state, message)` hears "loading", "ready", "failed", "stuck"; `rebuild(json)` draws another document and returns it.
  constructor({ jsdoc, digest, report, rebuild }) {
    this.digest = digest;
    this.rebuild = rebuild;
    this.#report = report;
    this.#adopt(jsdoc);
    setInterval(() => this.#watch(), 500);
  }

  /** Take the worker that was started with the page, or start another. */
  start({ worker, early } = { worker: new Worker(new URL("worker.js", import.meta.url), { type: "module" }), early: [] }) {
    this.#report("loading");
    this.#heard = performance.now();
    this.#worker = worker;
    worker.onerror = (event) => (this.#linked ? this.#again("died") : this.#report("failed", event.message ?? "The worker could not be loaded."));
    worker.onmessage = ({ data }) => {
      this.#heard = performance.now();
      this.#messages = this.#messages.then(() => this.#hear(data));
    };
    for (const event of early) worker[`on${event.type}`](event);
  }

  #adopt(jsdoc) {
    this.#jsdoc = jsdoc;
    jsdoc.on_change((event) => event.sync !== false && jsdoc === this.#jsdoc && this.#changed(event), false);
  }

  #changed(event) {
    this.#waiting.set(key(event), event);
    this.#send();
  }

  #send() {
    if (!this.#linked || this.#underway || this.#waiting.size === 0) return;
    [this.#underway, this.#waiting] = [this.#waiting, new Map()];
    this.#heard = performance.now();
    const patch = this.#jsdoc.create_json_patch([...this.#underway.values()]);
    this.#worker.postMessage({ type: "patch", patch: JSON.stringify(patch) });
  }

  async #hear(message) {
    if (message.type === "built") await this.#built(message);
    else if (message.type === "patch") this.#jsdoc.apply_json_patch(JSON.parse(message.patch));
    else if (message.type === "idle") this.#settled();
    else if (message.type === "died") this.#again("died");
    else if (message.type === "failed") this.#report("failed", message.message);
  }

  async #built({ digest, document }) {
    if (digest !== this.digest) {
      console.warn("The prerendered document is not the one Python built: drawing anew.");
      this.digest = digest;
      this.#waiting.clear(); // they belong to the other document; the page asks again by itself
      this.#adopt(await this.rebuild(JSON.parse(document)));
    }
    this.#linked = true;
    this.#report("ready");
    this.#send();
  }

  #settled() {
    for (const [name, event] of this.#underway ?? []) if (event.attr) this.#told.set(name, event);
    this.#underway = null;
    this.#send();
  }

  #watch() {
    if (!this.#underway) return;
    this.#worker.postMessage({ type: "ping" });
    if (performance.now() - this.#heard < PATIENCE) return;
    this.#again("silent");
  }

  /** Another Python for one that is stuck or dead: it hears what that one had taken in, but not what it fell over. */
  #again(why) {
    const underway = this.#underway;
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.#linked = false;
    this.#underway = null;
    this.#waiting = new Map([...this.#told, ...this.#waiting]);
    if (underway) this.#report("stuck", WHY[why]);
    this.start();
  }
}
