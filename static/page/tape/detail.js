// What a card has room for at a scale: all of it, its name and value, or its colour alone. Text is dropped, never made smaller
// than can be read. Knows no values and no words.

export const LEAST = 12; // px: no text is ever drawn smaller
const LARGEST = 2; // times as large as they are made, texts do not grow on: they say more instead
export const ADVANCE = 0.62; // width of a monospaced character by its size; the widest of the families in use has 0.6021

// down to which scale; the middles of title, value and footer, how deep that is, middle and height of the value's heat strip, and
// the gradient's height, all from the card's top; how far texts, and the footer, stay from its sides
const CARD = { name: "card", from: 0.64, middles: [19, 40, 69.5], deep: 27, strip: [51, 5], gradient: 11, pad: 12, inset: 1.5 };
const SHORT = { name: "short", from: 0.42, middles: [20, 48, 73.5], deep: 9, strip: [48, 20], gradient: 9, pad: 8, inset: 12 };
const DOT = { name: "dot", from: 0, middles: [20, 48, 62], deep: 32, strip: [20, 0], gradient: 0, pad: 8, inset: 6 };
const SIZES = { title: 14, note: 12, value: 17, footer: 13 };

/** From this scale on a card shows all that it has to say. */
export const READABLE = CARD.from;
/** Below this one it has no text. */
export const LEGIBLE = SHORT.from;

/** The columns of a card, and with how many px its texts are drawn. */
export function lookAt(scale) {
  const detail = [CARD, SHORT].find(({ from }) => scale >= from) ?? DOT;
  const pad = detail === DOT ? detail.pad : Math.max(5, detail.pad * scale * Math.min(1, scale)) / scale;
  const sizes = Object.fromEntries(Object.entries(SIZES).map(([line, size]) => [line, textAt(size, scale)]));
  return { ...detail, scale, pad, sizes: detail === CARD ? sizes : { title: LEAST, note: LEAST, value: LEAST, footer: LEAST } };
}

/** The px of a text that is made with `size` px. */
export const textAt = (size, scale) => Math.max(LEAST, size * Math.min(scale, LARGEST));

/** How many characters of `px` fit into `room` px. */
export const fits = (room, px) => Math.max(Math.floor(room / (px * ADVANCE) + 1e-9), 0);
