// The page's end of the line to the server: what this script knows of Bokeh's connection and of Panel's components.

/** The document of a new session, by the token of a page that was just served. */
export async function pulled(token) {
  const { pull_session } = Bokeh.require("client/connection");
  const { DocumentReady } = Bokeh.require("core/bokeh_events");
  const socket = `${location.protocol.replace("http", "ws")}//${location.host}${location.pathname.replace(/\/+$/, "")}/ws`;
  const session = await pull_session(socket, token, "");
  session.document.event_manager.send_event(new DocumentReady()); // Python answers none before it has heard this
  return session.document;
}

/** Calls `lost` when a document's line to the server breaks, and ends that line for good: its document is only drawn from now on. */
export function onLoss(home, lost) {
  home?.on_event("connection_lost", (_, { connection }) => {
    connection?.deref()?.close();
    lost();
  });
}

/** The same to the page as the model that a component is rendered with, but of a document that is not drawn. */
export const wireOf = ({ data }) => ({
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
  on: (name, callback) => data.properties[name].change.connect(callback),
});

/** The elements of a component's child, or of its children, by the name of the property that holds them. */
export const childrenOf = (model, name) => [model[name] && model.get_child(name)].flat().filter(Boolean);
