// From a scene's columns to what Bokeh draws: tokens become colours, sizes become px at the present scale.

import { fill, put, rounded } from "../adapters/figures.js";
import { colourOf } from "../dom/tokens.js";

const TOKENS = new Set(["token", "fill", "border", "footer_fill", "text"]); // columns that hold tokens
const WORDS = new Set(["pill", "wrong", "overwritten"]); // whose texts are words
const SIZES = new Set(["title_size", "note_size", "value_size", "footer_size", "font_size"]);
const LINES = new Set(["edges", "backs"]);
const LARGEST = 2; // times as wide as they are made, lines and corners do not grow on
const THINNEST = 0.5; // px of a line

/** The opaque colour of `share` of one colour on another: #rrggbb all three. */
function mixed(colour, background, share) {
  const channel = (at) => {
    const [over, under] = [colour, background].map((hex) => parseInt(hex.slice(at, at + 2), 16));
    return Math.round(over * share + under * (1 - share)).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The columns of one source, ready for its Bokeh data source. */
export function drawable(source, columns, scale, colour) {
  const share = Math.min(scale, LARGEST);
  const out = {};
  for (const [name, rows] of Object.entries(columns)) {
    if (SIZES.has(name)) out[name] = rows.map((size) => `${size}px`);
    else if (TOKENS.has(name) && !(name === "text" && WORDS.has(source))) out[name] = rows.map(colour);
    else if (name === "width" && LINES.has(source)) out[name] = rows.map((width) => Math.max(THINNEST, width * share));
    else if (name === "size") out[name] = rows.map((size) => size * share);
    else out[name] = rows;
  }
  return out;
}

/** What stays where it is and what steps change, source by source. */
export const spread = ({ shape }, state) => Object.fromEntries(Object.keys(state).map((source) => [source, { ...shape[source], ...state[source] }]));

/** The footers of constants, which get no gradient. */
export function hatchedOf({ x = [], footer_y, footer_width, footer_height, hatch }) {
  const rows = x.map((_, row) => row).filter((row) => hatch[row]);
  const of = (column) => rows.map((row) => column[row]);
  return { x: of(x), y: of(footer_y), width: of(footer_width), height: of(footer_height) };
}

/** One small rectangle per cell of every heat strip: strength by depth, sign by colour, nan as a gap with an ink stroke. */
export function cellsOf(cards, colour) {
  const cells = /** @type {Record<string, any[]>} */ ({ x: [], y: [], width: [], height: [], colour: [] });
  const depth = (number) => mixed(colour(number < 0 ? "neg" : number > 0 ? "pos" : "edge"), colour("card"), 0.12 + 0.88 * Math.abs(number));
  const add = (from, to, middle, tall, numbers) => {
    const wide = (to - from) / numbers.length;
    numbers.forEach((number, at) => {
      cells.x.push(from + (at + 0.5) * wide);
      cells.y.push(middle);
      cells.width.push(wide);
      cells.height.push(number === null ? 1.5 : tall);
      cells.colour.push(number === null ? colour("ink") : depth(number));
    });
  };
  const addBars = (from, to, ground, tall, numbers) => {
    const wide = (to - from) / numbers.length;
    numbers.forEach((number, at) => {
      const high = Math.max(1, tall * Math.abs(number));
      cells.x.push(from + (at + 0.5) * wide);
      cells.y.push(ground - high / 2);
      cells.width.push(wide * 0.7);
      cells.height.push(high);
      cells.colour.push(colour(number < 0 ? "neg" : number > 0 ? "pos" : "strong"));
    });
  };
  cards.x?.forEach((_, row) => {
    const of = (name) => cards[name][row];
    if (of("strip_height")) add(of("left"), of("right"), of("strip_y"), of("strip_height"), of("strip"));
    if (of("bars")) addBars(of("gradient_left"), of("gradient_right"), of("footer_y") + of("bars") / 2, of("bars"), of("gradient"));
    else if (of("gradient_height")) add(of("gradient_left"), of("gradient_right"), of("footer_y"), of("gradient_height"), of("gradient"));
  });
  return cells;
}

/** Writes columns into the figure's sources, without a word to Python. */
export function painterOf(figure, key) {
  const sources = Object.fromEntries(figure.renderers.map(({ data_source }) => [data_source.name.slice(key.length + 1), data_source]));
  const fixed = figure.renderers.map(({ glyph }) => [glyph, glyph.tags[0]]);
  const radii = rounded(figure).map((glyph) => [glyph, glyph.border_radius]);
  const arrows = figure.renderers.map(({ glyph }) => [glyph, glyph.size?.value]).filter(([, size]) => size);
  const blank = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, Object.fromEntries(Object.keys(source.data).map((column) => [column, []]))]));
  const write = (name, columns) => {
    const data = { ...blank[name], ...columns };
    if (isSame(data, sources[name].data)) return;
    fill(sources[name], data);
  };
  const theme = () => {
    for (const [glyph, tokens] of fixed) {
      const colours = Object.entries(dictionary(tokens)).map(([property, token]) => [property, { value: colourOf(token) }]);
      if (colours.length) put(glyph, Object.fromEntries(colours));
    }
  };
  const round = (scale) => {
    for (const [glyph, radius] of radii) put(glyph, { border_radius: Math.round(radius * Math.min(scale, LARGEST)) });
    for (const [glyph, size] of arrows) put(glyph, { size: { value: size * Math.min(scale, LARGEST) } });
  };
  return { put: write, theme, round };
}

const isSame = (one, other) =>
  Object.entries(one).every(([name, rows]) => rows.length === other[name]?.length && rows.every((entry, at) => entry === other[name][at]));

// a Python dict may arrive as a Map
const dictionary = (tokens) => (tokens instanceof Map ? Object.fromEntries(tokens) : tokens);
