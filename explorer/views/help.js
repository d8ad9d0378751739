// The list of keys, and the switch that turns them off.

const KEYS = [
  ["→  ←", "next and previous step"], ["Space", "play or pause"], ["Home  End", "first and last step"],
  ["Shift →", "to the end of the phase"], ["F", "fit the graph"], ["?", "this list"], ["Esc", "let go of what is selected"],
];

function helpButton(store) {
  const button = element("button", "keys", { type: "button", "aria-haspopup": "dialog", title: "Keys (?)" }, "Keys");
  button.addEventListener("click", () => store.set({ help: true }));
  return button;
}

function help(store) {
  const dialog = element("dialog", "", { "aria-label": "Keys" });
  const list = element("dl");
  list.append(...KEYS.flatMap(([key, does]) => [element("dt", "", {}, key), element("dd", "", {}, does)]));
  const label = element("label");
  const box = element("input", "", { type: "checkbox" });
  label.append(box, "Use these keys");
  const close = element("button", "main", { type: "button" }, "Close");
  dialog.append(element("h2", "", {}, "Keys"), list, label, close);
  box.addEventListener("change", () => store.set({ keys: box.checked }));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => store.set({ help: false }));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const draw = () => {
    box.checked = store.get("keys") !== false;
    if (store.get("help") && !dialog.open) dialog.showModal();
    if (!store.get("help") && dialog.open) dialog.close();
  };
  store.on(["help", "keys"], draw);
  draw();
  return dialog;
}
