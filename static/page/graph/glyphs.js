// From a scene's columns to what Bokeh draws: tokens become colours, sizes become px at the present scale.

import { fill, put, rounded } from "../adapters/figures.js";
import { colourOf } from "../dom/tokens.js";
import { ADVANCE } from "../tape/faces.js";

const TOKENS = new Set(["token", "fill", "border", "footer_fill", "text"]); // columns that hold tokens (pill's text excepted)
const SIZES = new Set(["title_size", "note_size", "value_size", "footer_size", "font_size"]);
const TEXTS = ["title", "note", "value", "partial", "footer"];
const LEAST = 12; // px: no text is ever drawn smaller
const SMALLER = 0.6; // the corners of small cards
const MORE = 26; // units that a gradient's strip moves aside for "+ …"

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
  const out = {};
  for (const [name, rows] of Object.entries(columns)) {
    if (SIZES.has(name)) out[name] = rows.map((size) => `${Math.max(LEAST, size * scale)}px`);
    else if (TOKENS.has(name) && source !== "pill") out[name] = rows.map(colour);
    else if (name === "width" && (source === "edges" || source === "backs")) out[name] = rows.map((width) => width * scale);
    else if (name === "size") out[name] = rows.map((size) => size * scale);
    else out[name] = rows;
  }
  return out;
}

/** The cards' texts where cards are drawn smaller than they were made: what has no room at 12 px is left out, never cut short
    where it is a number. */
function shortened(cards, scale) {
  if (scale >= 1 || !cards.title?.length) return cards;
  const out = { ...cards, ...Object.fromEntries(TEXTS.map((name) => [name, [...cards[name]]])) };
  cards.title.forEach((title, row) => {
    const of = (name) => cards[name][row];
    const wide = (text, size) => text.length * Math.max(LEAST, of(size) * scale) * ADVANCE;
    const room = (of("right") - of("left")) * scale;
    const isOne = (of("value_y") - of("title_y")) * scale < LEAST; // the title has room, nothing below it
    const write = (name, text) => (out[name][row] = text);
    const fits = Math.floor(room / (Math.max(LEAST, of("title_size") * scale) * ADVANCE));
    if (wide(title + of("note"), "title_size") > room) write("note", "");
    if (title.length > fits) write("title", fits < 3 ? "" : `${title.slice(0, fits - 1)}…`);
    if ((of("value_y") - of("title_y")) * scale < LEAST - 3) write("title", "");
    if (isOne || wide(of("value"), "value_size") > room) write("value", isOne ? "" : "…");
    if (wide(of("partial") + of("footer"), "footer_size") > room) write("partial", "");
    if (isOne || wide(of("footer"), "footer_size") > room) write("footer", isOne ? "" : "…");
  });
  return out;
}

/** The pill, never smaller than its text. */
function widened(pill, scale) {
  if (scale >= 1) return pill;
  const least = (text) => (text ? (text.length * LEAST * ADVANCE + 12) / scale : 0);
  return {
    ...pill,
    width: pill.width.map((width, row) => Math.max(width, least(pill.text[row]))),
    height: pill.height.map((height, row) => Math.max(height, pill.text[row] ? 18 / scale : 0)),
  };
}

export const SMALL = { cards: shortened, pill: widened };

/** What stays where it is and what steps change, source by source. */
export const spread = ({ shape }, state) => Object.fromEntries(Object.keys(state).map((source) => [source, { ...shape[source], ...state[source] }]));

/** One small rectangle per cell of every heat strip: strength by depth, sign by colour, nan as a gap with an ink stroke. */
export function cellsOf(cards, colour) {
  const cells = { x: [], y: [], width: [], height: [], colour: [] };
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
  cards.x?.forEach((_, row) => {
    const of = (name) => cards[name][row];
    const aside = of("footer") ? MORE : 0;
    if (of("strip_height")) add(of("left"), of("right"), of("strip_y"), of("strip_height"), of("strip"));
    if (of("gradient_height")) add(of("gradient_left") - aside, of("gradient_right") - aside, of("footer_y"), of("gradient_height"), of("gradient"));
  });
  return cells;
}

/** Writes columns into the figure's sources, without a word to Python. */
export function painterOf(figure, key) {
  const sources = Object.fromEntries(figure.renderers.map(({ data_source }) => [data_source.name.slice(key.length + 1), data_source]));
  const fixed = figure.renderers.map(({ glyph }) => [glyph, glyph.tags[0]]);
  const radii = rounded(figure).map((glyph) => [glyph, glyph.border_radius]);
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
  const round = (scale, tier) => {
    const share = scale * (tier === "large" ? 1 : SMALLER);
    for (const [glyph, radius] of radii) put(glyph, { border_radius: Math.round(radius * share) });
  };
  return { put: write, theme, round };
}

const isSame = (one, other) =>
  Object.entries(one).every(([name, rows]) => rows.length === other[name]?.length && rows.every((entry, at) => entry === other[name][at]));

// a Python dict may arrive as a Map
const dictionary = (tokens) => (tokens instanceof Map ? Object.fromEntries(tokens) : tokens);
