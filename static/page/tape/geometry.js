// Where the glyphs of a layout stand: the columns that no step changes. Knows no values and no words.

import { placeOfTotal, widened } from "./total.js";

const CURVE = ["x0", "y0", "cx0", "cy0", "cx1", "cy1", "x1", "y1"];
const STACKED = 5; // units by which a card stands out behind another
const BORDER = 2; // units, of a card
const ARROW = 10; // size of a forward arrow's triangle

/** What Python tells of a layout (explorer/picture/drawing.py), its pieces of line in one list, as the figure draws them. */
export function sceneOf(layout, facts = null) {
  const boxes = layout.boxes.map(([x, y, width, height, nodes, title, note, path]) => ({ x, y, width, height, nodes, title, note, path }));
  const forward = piecesOf(layout, "forward", ARROW * 0.8);
  const backward = piecesOf(layout, "backward", ARROW);
  const stacks = boxes.flatMap(behind);
  const total = facts && placeOfTotal(layout, boxes, facts);
  return {
    ...layout,
    total,
    extent: widened(around(layout.extent, stacks), total),
    cards: boxes,
    boxes: boxes.map(({ nodes }) => nodes),
    ends: layout.routes.map(({ ends }) => ends),
    ways: layout.routes,
    routes: layout.routes.map(({ edges }) => edges),
    pieces: { edges: forward.owners, backs: backward.owners },
    shape: {
      cards: columns(boxes, ["x", "y", "width", "height"]),
      stacks: columns(stacks, ["x", "y", "width", "height"]),
      edges: columns(forward.curves, CURVE),
      backs: columns(backward.curves, CURVE),
      arrows: columns(layout.routes.map(({ forward: way }) => tip(way.at(-1), ARROW))),
      tips: columns(layout.routes.map((route) => tip(homeOf(layout, route), ARROW * 1.3))),
      dots: columns(layout.buses.map(({ dot: [x, y] }) => ({ x, y })), ["x", "y"]),
    },
  };
}

/** The cards that are seen behind a group's. */
const behind = ({ path, ...box }) => (path ? [2, 1].map((at) => ({ ...box, x: box.x + STACKED * at, y: box.y - STACKED * at })) : []);

/** The rectangle with what stands out of it, with its borders. */
const around = ([left, top, right, bottom], stacks) => [
  left, Math.min(top, ...stacks.map(({ y, height }) => y - height / 2 - BORDER)), Math.max(right, ...stacks.map(({ x, width }) => x + width / 2 + BORDER)), bottom,
];

/** The piece of a way back that arrives: at the dot or at the parent's card. */
const homeOf = ({ buses }, { bus, joined, backward }) => (joined ? buses[bus].back[0] : backward.at(-1));

/** Each piece once, with whose it is: {route} or, of a bus, {bus, at}: that of all routes that join more than `at` pieces. */
function piecesOf({ routes, buses }, side, length) {
  const [curves, owners] = /** @type {[any[], any[]]} */ ([[], []]);
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
