// What the program printed, and, once per failure, what went wrong and where.

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "results");
  const alert = element("div", "alert", { role: "alert" });
  const printed = element("pre", "printed", { "aria-label": "Printed", tabindex: "0" });
  root.append(alert, element("h2", "", {}, "Printed"), printed);

  const draw = () => {
    say(alert, store.get("failure"));
    const output = store.get("tape")?.output ?? "";
    printed.classList.toggle("empty", !output);
    printed.textContent = output || "nothing yet";
  };
  store.on(["tape", "failure"], draw);
  draw();
  return root;
}

/** Write the sentence only when it is another one: a reader hears it once. */
function say(alert, failure) {
  const sentence = failure ? sentenceOf(failure) : "";
  if (alert.dataset.sentence === sentence) return;
  alert.dataset.sentence = sentence;
  alert.replaceChildren(...(failure ? [element("b", "", {}, sentence), element("span", "", {}, failure.remedy ?? "")] : []));
}

const sentenceOf = ({ line, message }) => (line ? `Line ${line}: ${message}` : message);
