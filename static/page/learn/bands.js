// Numbers on a grid as flat bands of two colours, paler towards 0. Knows no page: it makes rows of colours.

export const BANDS = 3; // to each side
const STRENGTH = [0.1, 0.2, 0.32]; // of the colour, by band

const mix = (paper, colour, part) => paper.map((each, at) => Math.round(each + (colour[at] - each) * part));

/** "#rrggbb" as three numbers. */
export const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** The colours of the bands, from the most negative one to the most positive one. */
export function shades({ paper, pos, neg }) {
  const [ground, blue, orange] = [paper, pos, neg].map(channels);
  return [...STRENGTH.toReversed().map((part) => mix(ground, orange, part)), ...STRENGTH.map((part) => mix(ground, blue, part))];
}

/** The colours of several classes: no sign, so none of the sign's. */
export const CLASSES = ["plot-1", "plot-2", "plot-3", "plot-4", "back", "kept", "edge", "soft", "strong", "ink"];

/** The ground of each class, paler than its marks. */
export const grounds = (paper, colours) => colours.map((colour) => mix(channels(paper), channels(colour), STRENGTH[1]));

/**
 * A picture of which class is meant where: that of the nearest place of the grid.
 * @param {Float32Array} values the class at each place
 */
export function mapped(values, [rows, columns], [wide, tall], colours) {
  const found = new Uint8ClampedArray(4 * wide * tall);
  for (let y = 0; y < tall; y += 1) {
    const row = Math.round(((tall - 0.5 - y) / tall) * (rows - 1));
    for (let x = 0; x < wide; x += 1) {
      const value = values[row * columns + Math.round(((x + 0.5) / wide) * (columns - 1))];
      if (Number.isNaN(value)) continue;
      const [red, green, blue] = colours[Math.round(value) % colours.length];
      found.set([red, green, blue, 255], 4 * (y * wide + x));
    }
  }
  return found;
}

/** Which band a number is in: the last ones have all that is beyond. */
export const bandOf = (value, width) => Math.max(0, Math.min(2 * BANDS - 1, Math.floor(value / width) + BANDS));

/** How wide a band is, where numbers reach so far from the middle: a round number, and 1 where classes are that far apart. */
export function widthOf({ reach, classes }) {
  if (classes && reach >= 1.5) return 1;
  const raw = reach / BANDS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return [5, 2, 1].map((each) => each * power).find((each) => each <= raw) ?? power;
}

/**
 * A picture of so many pixels, its first row at the top, of a grid whose first row is at the bottom; between the grid's places straight.
 * @param {Float32Array} values
 */
export function painted(values, [rows, columns], [wide, tall], colours, width) {
  const found = new Uint8ClampedArray(4 * wide * tall);
  for (let y = 0; y < tall; y += 1) {
    const down = ((tall - 0.5 - y) / tall) * (rows - 1);
    const row = Math.min(rows - 2, Math.floor(down));
    const above = down - row;
    for (let x = 0; x < wide; x += 1) {
      const along = ((x + 0.5) / wide) * (columns - 1);
      const column = Math.min(columns - 2, Math.floor(along));
      const right = along - column;
      const at = row * columns + column;
      const value = (1 - above) * ((1 - right) * values[at] + right * values[at + 1]) + above * ((1 - right) * values[at + columns] + right * values[at + columns + 1]);
      if (Number.isNaN(value)) continue;
      const colour = colours[bandOf(value, width)];
      found.set([colour[0], colour[1], colour[2], 255], 4 * (y * wide + x));
    }
  }
  return found;
}
