// What to do when the server is gone: say so, wait for it, and begin again from what the page has kept.

const PATIENT = 1500; // ms between two looks

function watchConnection(store, model, root) {
  const notice = element("p", "lost", { "aria-live": "assertive" });
  notice.hidden = true;
  root.append(notice);
  model.document?.on_event("connection_lost", () => {
    store.set({ runtime: "loading", busy: false });
    notice.hidden = false;
    notice.textContent = "The connection to the server is lost. What you typed is kept; the page goes on when the server is back.";
    waitForServer().then(() => location.reload());
  });
}

async function waitForServer() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, PATIENT));
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    if (answer?.ok) return;
  }
}
