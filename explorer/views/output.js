// What the program printed.

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "results");
  const printed = element("pre", "printed", { tabindex: "0", role: "group", "aria-label": "Printed" });
  root.append(element("h2", "", {}, "Printed"), printed);

  const draw = () => {
    const output = store.get("tape")?.output ?? "";
    printed.classList.toggle("empty", !output);
    printed.textContent = output || "nothing yet";
  };
  store.on(["tape"], draw);
  draw();
  return root;
}
