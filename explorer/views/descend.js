// Gradient descent: from here at this rate for so many steps, and one of its turns in the light.

export async function render({ model }) {
  const store = await storeOf(model.key);
  const root = element("div", "descent");
  const wish = { rate: 0.1, steps: 10 };
  const ask = () => store.set({ descending: { ...wish }, revision: store.get("revision") + 1, turn: -1 });
  const askAgain = () => store.get("descending") && ask();

  const rate = slider("Learning rate", { form: (number) => String(number), released: (number) => ((wish.rate = number), askAgain()) });
  const steps = slider("Descent steps", { released: (number) => ((wish.steps = Math.min(1000, Math.max(1, Math.round(number)))), askAgain()) });
  const turn = slider("Turn", { moved: (number) => light(number), released: (number) => show(number) });
  const go = element("button", "main", { type: "button" }, "Descend");
  const reset = element("button", "", { type: "button" }, "Reset");
  const buttons = element("div", "buttons");
  const controls = element("div", "controls");
  buttons.append(go, reset);
  const own = element("p", "own", {}, "Its own loop sets the rate and the turns.");
  controls.append(rate.root, steps.root, turn.root, buttons, own);
  const side = element("div", "side");
  const table = element("table");
  const plots = {};
  const figures = ["path", "loss"].map((name) => {
    const made = element("figure", name);
    const { figure, seat } = drawn(model[name]);
    plots[name] = figure;
    made.append(element("figcaption"), seat);
    return made;
  });
  const scroll = element("div", "scroll", { tabindex: "0", role: "group", "aria-label": "All turns" });
  scroll.append(table);
  root.append(controls, ...figures, side, scroll);

  const light = (number) => {
    const descent = store.get("descent");
    if (!descent) return;
    describe(side, table, descent, number);
    mark(plots.path, pointOf(descent, number));
    mark(plots.loss, lossOf(descent, number));
  };
  const show = (number) => {
    light(number);
    if (number < (store.get("tape")?.turns.length ?? 0)) store.set({ turn: number, revision: store.get("revision") + 1 });
  };
  const draw = () => {
    const descent = store.get("descent");
    Object.assign(wish, store.get("descending"));
    root.classList.toggle("empty", !descent);
    reset.disabled = !store.get("descending");
    turn.root.hidden = !descent;
    own.hidden = !descent || (store.get("tape")?.turns.filter(({ line }) => line !== null).length ?? 0) < 2;
    rate.set({ number: wish.rate, low: 0, high: Math.max(1, 2 * wish.rate), step: 0.01 });
    steps.set({ number: wish.steps, low: 1, high: Math.max(50, wish.steps), step: 1 });
    table.replaceChildren(...(descent ? tableOf(descent) : []));
    side.replaceChildren(...(descent ? [] : [element("p", "", {}, "Press Descend: the numbers of the program walk against their gradients.")]));
    if (!descent) return;
    const last = descent.rows.length - 1;
    const number = store.get("descending") ? last : store.get("tape").turn;
    turn.set({ number, low: 0, high: last, step: 1 });
    drawFigures(plots, root, descent);
    light(number);
  };
  go.addEventListener("click", ask);
  reset.addEventListener("click", () => store.set({ descending: null, revision: store.get("revision") + 1, turn: -1 }));
  store.on(["descent", "descending"], draw);
  store.on(["theme"], () => setTimeout(() => paintFigures(plots)));
  paintFigures(plots);
  draw();
  return root;
}

function drawFigures(plots, root, { names, loss, path, ground }) {
  const [path_title, loss_title] = root.querySelectorAll("figcaption");
  loss_title.textContent = "loss by turn";
  path_title.textContent = names.length > 1 ? `${ground.xs.length ? "contour, " : ""}path of ${names[0]} and ${names[1]}` : `loss over ${names[0]}`;
  const among = (points) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) });
  fill(plots.loss, { points: { x: loss.map((_, at) => at), y: loss }, now: { x: [], y: [] } });
  fill(plots.path, { points: among(pointsOf({ names, loss, path })), now: { x: [], y: [] }, ground });
}

/** In the plane of two parameters, or the loss over the only one. */
const pointsOf = ({ names, loss, path }) =>
  names.length > 1 ? path : path.slice(0, loss.length).map(([x], at) => [x, loss[at]]);

function pointOf(descent, number) {
  const [x, y] = pointsOf(descent)[number] ?? [];
  return x === undefined ? { x: [], y: [] } : { x: [x], y: [y] };
}

const lossOf = ({ loss }, number) => (number < loss.length ? { x: [number], y: [loss[number]] } : { x: [], y: [] });

function paintFigures(plots) {
  paint(plots.path);
  paint(plots.loss, { line: { line_color: "pos" }, points: { fill_color: "pos" } });
}

/** The chosen turn in words beside the figures, and its row in the table. */
function describe(side, table, { names, rows, verdict }, number) {
  const row = rows[number];
  const list = element("dl");
  list.append(element("dt", "", {}, "loss"), element("dd", "", {}, row.loss?.short ?? "—"));
  row.cells.forEach((cell, at) => {
    const gradient = cell?.gradient ? element("span", cell.sign, {}, ` ∂ ${cell.gradient}`) : "";
    const said = element("dd", "", {}, cell?.short ?? "—");
    said.append(gradient);
    list.append(element("dt", "", {}, names[at]), said);
  });
  side.replaceChildren(element("b", "", {}, `Turn ${row.turn} of ${rows.length - 1}`), list, element("p", "", {}, verdict));
  for (const line of table.tBodies[0]?.rows ?? []) {
    if (Number(line.dataset.turn) === row.turn) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
}

function tableOf({ names, rows }) {
  const head = element("thead");
  const titles = element("tr");
  titles.append(...["Turn", "Loss", ...names].map((title) => element("th", "", { scope: "col" }, title)));
  head.append(titles);
  const body = element("tbody");
  body.append(...rows.map(lineOf));
  return [element("caption", "", {}, "Descent"), head, body];
}

function lineOf({ turn, loss, cells }) {
  const line = element("tr", "", { "data-turn": turn });
  line.append(element("th", "", { scope: "row" }, String(turn)), ...[loss, ...cells].map(cellOf));
  return line;
}

const cellOf = (cell) => element("td", "", cell ? { "data-value": cell.exact } : {}, cell?.text ?? "—");
