// Where the glyphs of a layout stand: the columns that no step changes. Knows no values and no words.

export const PADDING = { large: 12, small: 4, dot: 0 };
// tier -> sizes in px of title, note, value, footer
export const SIZES = { large: [14, 12, 17, 13], small: [12, 12, 12, 12], dot: [12, 12, 12, 12] };
const CURVE = ["x0", "y0", "cx0", "cy0", "cx1", "cy1", "x1", "y1"];
const ARROW = 10; // size of a forward arrow's triangle
// tier -> middles of title and value, and top and height of the footer, from the card's top
const LINES = { large: [19, 40, 56, 27], small: [11, 24, 32, 4], dot: [7, 7, 0, 0] };
// tier -> how far the footer stays from the card's sides
const INSET = { large: 1.5, small: 7, dot: 7 };
// tier -> heat strips: middle and height of the value's, width (0: the footer's) and height of the gradient's
const STRIPS = { large: [51, 5, 44, 11], small: [24, 10, 0, 4], dot: [7, 0, 0, 0] };

/** What Python tells of a layout (explorer/picture/drawing.py), its pieces of line in one list, as the figure draws them. */
export function sceneOf(layout) {
  const boxes = layout.boxes.map(([x, y, width, height, tier, nodes, title]) => ({ x, y, width, height, tier, nodes, title }));
  const forward = piecesOf(layout, "forward", ARROW * 0.8);
  const backward = piecesOf(layout, "backward", ARROW);
  return {
    ...layout,
    cards: boxes,
    boxes: boxes.map(({ nodes }) => nodes),
    ends: layout.routes.map(({ ends }) => ends),
    ways: layout.routes,
    routes: layout.routes.map(({ edges }) => edges),
    pieces: { edges: forward.owners, backs: backward.owners },
    shape: {
      cards: columns(boxes.map(card)),
      edges: columns(forward.curves, CURVE),
      backs: columns(backward.curves, CURVE),
      arrows: columns(layout.routes.map(({ forward: way }) => tip(way.at(-1), ARROW))),
      tips: columns(layout.routes.map((route) => tip(homeOf(layout, route), ARROW * 1.3))),
      dots: columns(layout.buses.map(({ dot: [x, y] }) => ({ x, y })), ["x", "y"]),
    },
  };
}

/** The piece of a way back that arrives: at the dot or at the parent's card. */
const homeOf = ({ buses }, { bus, joined, backward }) => (joined ? buses[bus].back[0] : backward.at(-1));

/** Each piece once, with whose it is: {route} or, of a bus, {bus, at}: that of all routes that join more than `at` pieces. */
function piecesOf({ routes, buses }, side, length) {
  const [curves, owners] = [[], []];
  const add = (curve, owner) => (curves.push(Object.fromEntries(CURVE.map((name, at) => [name, curve[at]]))), owners.push(owner));
  routes.forEach((route, at) => {
    const isCut = side === "forward" || !route.joined;
    for (const curve of isCut ? shortened(route[side], length) : route[side]) add(curve, { route: at });
  });
  buses.forEach((bus, at) => {
    if (side === "forward") add(bus.trunk[0], { bus: at, at: -1 });
    (side === "forward" ? bus.line : bus.back).forEach((curve, piece) => {
      add(side === "backward" && piece === 0 ? shortened([curve], length)[0] : curve, { bus: at, at: piece });
    });
  });
  return { curves, owners };
}

/** The pieces that a route's way is made of, in the order in which something flows over them. */
export function wayOf({ pieces, ways }, side, route) {
  const { bus, joined } = ways[route];
  const own = [];
  const shared = [];
  pieces[side].forEach((owner, row) => {
    if (owner.route === route) own.push(row);
    else if (owner.bus === bus && bus !== null && owner.at < joined) shared.push([owner.at, row]);
  });
  const onLine = shared.sort(([one], [other]) => one - other).map(([, row]) => row);
  return side === "edges" ? [...onLine, ...own] : [...own, ...onLine.reverse()];
}

function card({ x, y, width, height, tier }) {
  const [left, top, pad] = [x - width / 2, y - height / 2, PADDING[tier]];
  const [title, value, footer, deep] = LINES[tier];
  const [sizes, wide] = [SIZES[tier], width - 2 * INSET[tier]];
  const [strip, tall, across, low] = STRIPS[tier];
  const right = left + width - (across ? pad : INSET[tier]);
  return {
    x, y, width, height, left: left + pad, right: left + width - pad, title_y: top + title, value_y: top + value,
    footer_y: top + footer + deep / 2, footer_width: wide, footer_height: deep,
    strip_y: top + strip, strip_height: tall, gradient_left: right - (across || wide), gradient_right: right, gradient_height: low,
    title_size: sizes[0], note_size: sizes[1], footer_size: sizes[3],
  };
}

export const columns = (rows, names = Object.keys(rows[0] ?? {})) => Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));

/** A triangle whose point touches the curve's end; the angle counts as Bokeh's do, for a triangle that points up. */
function tip(curve, size) {
  const [dx, dy] = direction(curve);
  const back = size * 0.577;
  return { x: curve[6] - dx * back, y: curve[7] - dy * back, angle: Math.atan2(-dy, dx) - Math.PI / 2 };
}

/** The unit vector in which a curve arrives. */
function direction(curve) {
  for (const at of [4, 2, 0]) {
    const [dx, dy] = [curve[6] - curve[at], curve[7] - curve[at + 1]];
    const length = Math.hypot(dx, dy);
    if (length > 1e-6) return [dx / length, dy / length];
  }
  return [1, 0];
}

/** The same way, its last curve ending `length` px earlier: a wide line must not show beside its arrow. */
function shortened(way, length) {
  const last = way.at(-1);
  const [dx, dy] = direction(last).map((part) => part * length);
  return [...way.slice(0, -1), last.map((number, at) => (at < 4 ? number : number - (at % 2 ? dy : dx)))];
}
