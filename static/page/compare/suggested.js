// Pairs of programs that are worth comparing.

const START = "import engine as mg\n\n";
const of = (lines) => `${START}${lines.join("\n")}\n`;

/** @type {{title: string, source: string, second: string}[]} */
export const SUGGESTED = [
  { title: "x * x and x ** 2", source: of(["x = mg.tensor(3.0)", "f = x * x", "f.backward()"]), second: of(["x = mg.tensor(3.0)", "f = x ** 2", "f.backward()"]) },
  { title: "exp(log(x)) and x", source: of(["x = mg.tensor(3.0)", "f = mg.exp(mg.log(x))", "f.backward()"]), second: of(["x = mg.tensor(3.0)", "f = +x", "f.backward()"]) },
  {
    title: "softmax of large numbers, naive and stable",
    source: of(["z = mg.tensor([1000.0, 1001.0, 1002.0])", "e = mg.exp(z)", "p = e / mg.sum(e)", "loss = -mg.log(p[2])", "loss.backward()"]),
    second: of(["z = mg.tensor([1000.0, 1001.0, 1002.0])", "e = mg.exp(z - mg.max(z))", "p = e / mg.sum(e)", "loss = -mg.log(p[2])", "loss.backward()"]),
  },
  { title: "(x + y) ** 2, and multiplied out", source: of(["x = mg.tensor(3.0)", "y = mg.tensor(2.0)", "f = (x + y) ** 2", "f.backward()"]), second: of(["x = mg.tensor(3.0)", "y = mg.tensor(2.0)", "f = x ** 2 + 2 * x * y + y ** 2", "f.backward()"]) },
];
