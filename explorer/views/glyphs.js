// From a scene's columns to what Bokeh draws: tokens become colours, sizes become px at the present scale.

const TOKENS = new Set(["token", "fill", "border", "footer_fill", "text"]); // columns that hold tokens (pill's text excepted)
const SIZES = new Set(["title_size", "note_size", "value_size", "footer_size", "font_size"]);
const SMALLER = 0.6; // the corners of small cards
const MORE = 26; // units that a gradient's strip moves aside for "+ …"

const colourOf = (token) => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim() || "gray";

/** The opaque colour of `share` of one colour on another: #rrggbb all three. */
function mixed(colour, ground, share) {
  const channel = (at) => {
    const [over, under] = [colour, ground].map((hex) => parseInt(hex.slice(at, at + 2), 16));
    return Math.round(over * share + under * (1 - share)).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The columns of one source, ready for its Bokeh data source. */
function drawable(source, columns, scale, colour) {
  const out = {};
  for (const [name, rows] of Object.entries(columns)) {
    if (SIZES.has(name)) out[name] = rows.map((size) => `${size * scale}px`);
    else if (TOKENS.has(name) && source !== "pill") out[name] = rows.map(colour);
    else if (name === "width" && (source === "edges" || source === "backs")) out[name] = rows.map((width) => width * scale);
    else if (name === "size") out[name] = rows.map((size) => size * scale);
    else out[name] = rows.slice(); // the reel goes on writing in its own
  }
  return out;
}

/** The columns of all sources but the cards' cells: curves, arrows and dots take theirs from their route or bus. */
function spread({ shape, ways }, { cards, routes, buses, pill }) {
  const of = (way, name) => (way < 0 ? buses[name][-1 - way] : routes[name][way]);
  return {
    cards: { ...shape.cards, ...cards },
    pill,
    edges: { ...shape.edges, token: ways.edges.map((way) => of(way, "token")), width: ways.edges.map((way) => of(way, "width")) },
    backs: { ...shape.backs, alpha: ways.backs.map((way) => routes.alpha[way]), width: ways.backs.map((way) => routes.back[way]) },
    arrows: { ...shape.arrows, token: routes.token ?? [] },
    tips: { ...shape.tips, alpha: routes.alpha ?? [], size: (routes.back ?? []).map((width) => width + 9) },
    dots: { ...shape.dots, token: (buses.token ?? []).map((token) => (token === "strong" ? "strong" : "ink")) },
  };
}

// what has to be drawn again when a source of the tape has changed
const DRAWN = { cards: ["cards"], pill: ["pill"], routes: ["edges", "backs", "arrows", "tips"], buses: ["edges", "dots"] };

/** One small rectangle per cell of every heat strip: strength by depth, sign by colour, nan as a gap with an ink stroke. */
function cellsOf(cards, colour) {
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
function painterOf(figure, key) {
  const sources = Object.fromEntries(figure.renderers.map(({ data_source }) => [data_source.name.slice(key.length + 1), data_source]));
  const fixed = figure.renderers.map(({ glyph }) => [glyph, glyph.tags[0]]);
  const radii = figure.renderers.filter(({ glyph }) => glyph.properties.border_radius).map(({ glyph }) => [glyph, glyph.border_radius]);
  const blank = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, Object.fromEntries(Object.keys(source.data).map((column) => [column, []]))]));
  const put = (name, columns) => {
    const data = { ...blank[name], ...columns };
    if (isSame(data, sources[name].data)) return;
    sources[name].setv({ data }, { silent: true });
    sources[name].change.emit();
  };
  const theme = () => {
    for (const [glyph, tokens] of fixed) {
      const colours = Object.entries(dictionary(tokens)).map(([property, token]) => [property, { value: colourOf(token) }]);
      if (colours.length) glyph.setv(Object.fromEntries(colours), { sync: false });
    }
  };
  const round = (scale, tier) => {
    const share = scale * (tier === "large" ? 1 : SMALLER);
    for (const [glyph, radius] of radii) glyph.setv({ border_radius: Math.round(radius * share) }, { sync: false });
  };
  return { put, theme, round };
}

const isSame = (one, other) =>
  Object.entries(one).every(([name, rows]) => rows.length === other[name]?.length && rows.every((entry, at) => entry === other[name][at]));

// a Python dict may arrive as a Map
const dictionary = (tokens) => (tokens instanceof Map ? Object.fromEntries(tokens) : tokens);
