// What to do when the server is gone: say so, go on, and take up the wire to Python again. Nothing is drawn anew: the page
// keeps its text, caret, step and settings, and only what was not answered is asked again.

const PATIENT = 1500; // ms between two looks, and as much again by chance: a whole class comes back at once
const SHORT = 300; // ms before the first one
const GLAD = 4000; // ms that the good news stay
const SAYS = {
  lost: "Connection to the server lost. Go on: what you type is kept, and the page connects again by itself.",
  full: "Every seat on the server is taken. What you typed is kept; the page connects as soon as there is a seat.",
  back: "Connected again.",
};
const TOKEN = /"token":\s*"([^"]+)"/;

/** `rewire` is told of the new wire whenever the old one has broken. */
export function watchConnection(store, model, notice, rewire) {
  const say = (what) => {
    clearTimeout(say.timer);
    notice(SAYS[what], { good: what === "back" });
    if (what === "back") say.timer = setTimeout(notice, GLAD);
  };
  const watch = (document) => document?.on_event("connection_lost", (_, { connection }) => lost(connection));
  const lost = async (connection) => {
    connection?.deref()?.close(); // its document is only drawn from now on: what changes in it is nobody's news
    store.set({ runtime: "loading", busy: false, lost: true });
    say("lost");
    const document = await anotherSession(say);
    const [frame] = document.roots();
    if (frame.esm !== model.esm) return location.reload(); // the server speaks for another page by now
    watch(document);
    store.set({ lost: false });
    rewire(wireOf(frame));
    say("back");
  };
  watch(model.document);
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
    const session = await pull(TOKEN.exec(await answer.text())?.[1]).catch(() => null);
    if (session) return session.document;
  }
}

async function pull(token) {
  const { pull_session } = Bokeh.require("client/connection");
  const { DocumentReady } = Bokeh.require("core/bokeh_events");
  const socket = `${location.protocol.replace("http", "ws")}//${location.host}${location.pathname.replace(/\/+$/, "")}/ws`;
  const session = await pull_session(socket, token, "");
  session.document.event_manager.send_event(new DocumentReady()); // Python answers none before it has heard this
  return session;
}

/** The same to the page as the model that a component is rendered with, but of a document that is not drawn. */
const wireOf = ({ data }) => ({
  get answer() {
    return data.answer;
  },
  get progress() {
    return data.progress;
  },
  get runtime() {
    return data.runtime;
  },
  set request(request) {
    data.request = request;
  },
  set settled(settled) {
    data.settled = settled;
  },
  on: (name, callback) => data.properties[name].change.connect(callback),
});

const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
