// What flows after a step: how each piece of line looks, and the pill with the present contribution. Colours are tokens.

import { DIGITS, number } from "../text/digits.js";
import { brief, isScalar, scalar, size } from "../text/values.js";
import { long } from "../text/names.js";
import { ADVANCE, LEGIBLE, fits, textAt } from "./detail.js";
import { columns } from "./geometry.js";

const PILL = { size: 15, height: 28, pad: 20, most: 120 }; // px at scale 1
const LEAST = 48; // px that a pill may always take
const WIDEST = 6;
const FORWARD = new Set(["value", "tangent"]); // phases in which something is computed from operands
const HIDDEN = { x: 0, y: 0, text: "", width: 0, height: 0, font_size: 12, alpha: 0 };

/** `flows(frame, scale, lit)` gives the columns of all lines, arrows and dots, and of the pill; `lit` are the edges of a path that stands out. */
export function flowsOf(facts, numbers, scene) {
  const routes = scene.ways.map((way) => routeOf(facts, numbers, scene, way));
  const lines = scene.buses.map(({ routes: members, line }) => lineOf(members.map((at) => ({ ...routes[at], joined: scene.ways[at].joined })), line.length));
  const routeOfEdge = new Map(scene.ways.flatMap(({ edges }, at) => edges.map((edge) => [edge, at])));
  return (frame, scale, lit = null) => {
    const usual = (route) => ({ ...valueFlow(frame, route.children.has(frame.step?.node), route.first), back: gradientFlow(frame, route) });
    const ofRoute = routes.map((route) => (lit ? onPath(frame, route, lit) : usual(route)));
    const ofLine = lines.map((line) => alongLine(frame, line));
    const of = ({ route, bus, at }) => (route === undefined ? ofLine[bus][at + 1] : ofRoute[route]);
    return {
      edges: columns(scene.pieces.edges.map(of), ["token", "width"]),
      backs: columns(scene.pieces.backs.map((owner) => of(owner).back), ["alpha", "width"]),
      arrows: { token: ofRoute.map(({ token }) => token) },
      tips: { alpha: ofRoute.map(({ back }) => back.alpha), size: ofRoute.map(({ back }) => back.width + 9) },
      dots: { token: ofLine.map(([{ token }]) => (token === "strong" ? "strong" : "ink")) },
      pill: columns([pill(facts, numbers, scene, frame, routeOfEdge, scale)]),
    };
  };
}

/** While a path stands out: its own lines dark and wide, all others faint. */
function onPath(frame, route, lit) {
  const isLit = route.keys.some((key) => lit.has(key));
  const { alpha } = gradientFlow(frame, route);
  return isLit ? { token: "ink", width: 2.4, back: { alpha, width: 5 } } : { token: "strong", width: 1.2, back: { alpha, width: 1 } };
}

/** The values that a route leads to, and when what flows back over it arrives, how wide. */
function routeOf({ edges, places }, numbers, { cards }, { edges: keys, ends }) {
  const children = new Set(keys.length ? keys.map((key) => edges[key].child) : cards[ends[1]].nodes);
  const arrivals = keys.filter((key) => places.has(key)).map((key) => ({ at: places.get(key) + 1, width: Math.min(WIDEST, widthOf(numbers.contribution(key))) }));
  return { keys, children, first: Math.min(...children), arrivals: arrivals.sort((one, other) => one.at - other.at) };
}

/** A bus: how far along its line each value is that it leads to, and the first value beyond each piece. */
function lineOf(members, pieces) {
  const reach = new Map();
  const first = Array(pieces + 1).fill(Infinity);
  for (const { children, joined, first: earliest } of members) {
    for (const child of children) reach.set(child, Math.max(reach.get(child) ?? 0, joined));
    first[joined] = Math.min(first[joined], earliest);
  }
  for (let at = pieces; at > 0; at -= 1) first[at - 1] = Math.min(first[at - 1], first[at]);
  return { members, reach, first };
}

/** The trunk, and then every piece of a bus's line: less and less leads over it. */
function alongLine(frame, { members, reach, first }) {
  const lit = reach.get(frame.step?.node) ?? -1;
  const back = first.map(() => ({ alpha: 0, width: 1.4 }));
  const wider = (at, flow) => flow.alpha && (back[at] = { alpha: 1, width: Math.max(back[at].width, flow.width) });
  for (const member of members) wider(member.joined, gradientFlow(frame, member));
  for (let at = back.length - 1; at > 0; at -= 1) wider(at - 1, back[at]);
  return first.map((earliest, at) => ({ ...valueFlow(frame, at <= lit, earliest), back: back[at] }));
}

/** A line is drawn faint until the first value that it leads to is known, and dark while one is being computed. */
function valueFlow({ step, known }, isOn, first) {
  if (isOn && FORWARD.has(step?.phase)) return { token: "ink", width: 2 };
  return { token: Number.isFinite(first) && known(first) ? "edge" : "strong", width: 1.6 };
}

/** Dashed back as soon as anything has flowed, as wide as the largest of it. */
function gradientFlow({ arrived }, { arrivals }) {
  let width = 0;
  for (const each of arrivals) {
    if (each.at > arrived) break;
    width = Math.max(width, each.width);
  }
  return { alpha: Number(width > 0), width: width || 1.4 };
}

/** Wider with the logarithm of its size: 2.2 px for 1, 4.5 px for 4, never under 1.4 nor over 6. */
function widthOf(contribution) {
  const large = size(contribution);
  return large ? Math.round(Math.min(6, Math.max(1.4, 2.2 + 1.66 * Math.log(large))) * 10) / 10 : 1.4;
}

/** The present contribution, written beside its edge: as large as its text on the screen, whatever the scale. */
function pill({ edges }, numbers, scene, { step }, routeOfEdge, scale) {
  const route = step && step.edge !== null ? routeOfEdge.get(step.edge) : undefined;
  if (route === undefined || scale < LEGIBLE) return HIDDEN;
  const [x, y] = scene.ways[route].pill;
  const font_size = textAt(PILL.size, scale);
  const [pad, height] = [PILL.pad, PILL.height].map((px) => (px * font_size) / PILL.size);
  const room = Math.max(Math.min(PILL.most, gap(scene, route)) * scale, LEAST);
  const text = signed(numbers.contribution(edges[step.edge].key), fits(room - pad, font_size));
  return { x, y, height: height / scale, text, width: (long(text) * font_size * ADVANCE + pad) / scale, font_size, alpha: 1 };
}

/** The units that a pill may take between two columns, in the middle of which it stands; between rows there is room. */
function gap({ orientation, cards, ends, ways }, route) {
  const parent = cards[ends[route][0]];
  return orientation === "tall" ? Infinity : 2 * (Math.abs(ways[route].pill[0] - parent.x) - parent.width / 2) + 12;
}

/** In about `length` characters: "+ 4", "− 0.5", "+ [2, 3]"; an array may be a bare "+". */
function signed(contribution, length) {
  if (contribution === null) return "";
  if (contribution.hidden) return "+ ?";
  if (!isScalar(contribution)) {
    const text = `+ ${brief(contribution)}`;
    return long(text) <= length ? text : "+";
  }
  const texts = [DIGITS, 2, 1].map((digits) => number(scalar(contribution), { dtype: contribution.dtype, trim: true, digits }));
  const all = texts.map((text) => (text.startsWith("−") ? `− ${text.slice(1)}` : `+ ${text}`));
  return all.find((text) => long(text) <= length) ?? all.at(-1);
}
