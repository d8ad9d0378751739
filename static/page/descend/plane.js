// Where a walk is looked at: over its only number, over two of them, or over its two main directions. Knows no picture.

const AIR = 0.14; // of the extent, around a walk
const FAR = 12; // times as wide as high: beyond, both axes have a scale of their own
const ROOMY = 0.35; // of a window: a walk that fills less of it gets another one

/** What may be looked at: a name for each choice, and its directions. */
export function choicesOf(walk) {
  const count = walk.places[0]?.length ?? 0;
  if (!count) return [];
  if (count === 1) return [{ name: walk.names[0], ways: [[1]], labels: [walk.names[0]] }];
  const main = walk.main && [{
    name: "main directions", ways: walk.main.ways, labels: ["1st main direction", "2nd main direction"],
    note: `in the plane through the last turn in which the walk goes farthest (${percent(walk.main.share)} of its way)`,
  }];
  const pairs = [];
  for (let a = 0; a < Math.min(count, 8); a += 1) {
    for (let b = a + 1; b < Math.min(count, 8); b += 1) {
      const note = count > 2 ? "the other numbers stay as in the last turn" : "";
      pairs.push({ name: `${walk.names[a]} and ${walk.names[b]}`, ways: [unit(count, a), unit(count, b)], labels: [walk.names[a], walk.names[b]], note });
    }
  }
  return [...(main ?? []), ...pairs];
}

const percent = (share) => (share > 0.9995 ? "nearly all" : `${Math.round(100 * share)} %`);
const unit = (count, at) => Array.from({ length: count }, (_, each) => Number(each === at));
const dot = (a, b) => a.reduce((sum, each, at) => sum + each * b[at], 0);

/** The point from which a choice's directions lead: where the walk ends, but for what lies along them when these are axes. */
export function originOf(walk, { ways }) {
  const last = walk.places.at(-1);
  const isAxis = ways.every((way) => way.filter((each) => each).length === 1);
  return isAxis ? last.map((each, at) => (ways.some((way) => way[at]) ? 0 : each)) : last;
}

/** Places as [x, y] along the directions, or [x]. */
export const seenFrom = (origin, ways, places) => places.map((place) => ways.map((way) => dot(way, place.map((each, at) => each - origin[at]))));

/** All numbers of the place that is seen at [x, y], the others as at `place`. */
export function placeAt(place, origin, ways, point) {
  const [now] = seenFrom(origin, ways, [place]);
  return place.map((each, at) => each + ways.reduce((sum, way, which) => sum + way[at] * (point[which] - now[which]), 0));
}

/**
 * What to show of the plane: {low, high, even}, around these points, in a picture so wide and high. `even`: both axes have one scale.
 * @param {number[][]} points
 * @param {{wide: number, high: number}} picture
 */
export function windowOf(points, { wide, high }) {
  const sides = points[0].map((_, at) => spanOf(points.map((point) => point[at])));
  if (sides.length === 1) return { low: [sides[0][0]], high: [sides[0][1]], even: false };
  const extents = sides.map(([low, end]) => end - low);
  if (Math.max(extents[0] / extents[1], extents[1] / extents[0]) > FAR) return { low: sides.map(([low]) => low), high: sides.map(([, end]) => end), even: false };
  const scale = Math.max(extents[0] / wide, extents[1] / high); // units in a pixel
  const middles = sides.map(([low, end]) => (low + end) / 2);
  const halves = [(scale * wide) / 2, (scale * high) / 2];
  return { low: middles.map((at, which) => at - halves[which]), high: middles.map((at, which) => at + halves[which]), even: true };
}

/** Whether a walk can be shown in the window that is there. */
export function fits(points, { low, high }) {
  const inside = points.every((point) => point.every((each, at) => each >= low[at] && each <= high[at]));
  const filled = Math.max(...low.map((_, at) => {
    const [least, most] = ends(points.map((point) => point[at]));
    return (most - least) / (high[at] - low[at]);
  }));
  return inside && filled > ROOMY;
}

const ends = (numbers) => [Math.min(...numbers), Math.max(...numbers)];

function spanOf(numbers) {
  const [low, high] = ends(numbers);
  const margin = (high - low) * AIR || Math.max(1, Math.abs(high)) / 2;
  return [low - margin, high + margin];
}
