// Where numbers on a grid have one value: lines that are straight inside each half of a cell. Knows no picture.

/**
 * The lines of a level, each as points [[column, row], ...] in steps of the grid; `losses` has a row after the other.
 * @param {number[]} losses without gaps
 * @param {number} side
 * @param {number} level
 */
export function linesAt(losses, side, level) {
  const next = new Map(); // from the edge where a piece begins to that where it ends
  const points = new Map();
  const cross = (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const name = low * losses.length + high;
    if (!points.has(name)) {
      const part = (level - losses[low]) / (losses[high] - losses[low]);
      points.set(name, [mix(low % side, high % side, part), mix(Math.floor(low / side), Math.floor(high / side), part)]);
    }
    return name;
  };
  for (let row = 0; row + 1 < side; row += 1) {
    for (let column = 0; column + 1 < side; column += 1) {
      const at = row * side + column;
      for (const corners of [[at, at + 1, at + side + 1], [at, at + side + 1, at + side]]) piece(losses, level, corners, cross, next);
    }
  }
  return joined(next).map((line) => line.map((name) => points.get(name)));
}

const mix = (a, b, part) => a + part * (b - a);

/** In one triangle: from one side to another, with what is higher always on the same hand. */
function piece(losses, level, corners, cross, next) {
  if (corners.some((at) => losses[at] === null)) return;
  const high = corners.map((at) => losses[at] > level);
  const count = high.filter(Boolean).length;
  if (count === 0 || count === 3) return;
  const lone = high.indexOf(count === 1);
  const [alone, one, other] = [0, 1, 2].map((by) => corners[(lone + by) % 3]);
  const ends = [cross(alone, one), cross(alone, other)];
  const [from, to] = count === 1 ? ends : [ends[1], ends[0]];
  next.set(from, to);
}

/** Pieces, from which edge to which, as whole lines. */
function joined(next) {
  const ends = new Set(next.values());
  const lines = [];
  const begin = [...next.keys()].filter((name) => !ends.has(name)); // open lines first, then rings
  for (const first of [...begin, ...next.keys()]) {
    if (!next.has(first)) continue;
    const line = [first];
    let at = first;
    while (next.has(at)) {
      const to = next.get(at);
      next.delete(at);
      line.push((at = to));
    }
    lines.push(line);
  }
  return lines;
}

/** Levels whose lines say much about a walk: denser where the loss is small; from its least to beyond its largest loss. */
export function levelsOf(losses, largest, count = 6) {
  const known = losses.filter((loss) => loss !== null);
  if (!known.length) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const reach = largest > low && largest < high ? largest - low : high - low;
  if (!(reach > 0)) return [];
  const found = [];
  for (let step = 1; found.length < 2 * count; step += 1) {
    const level = rounded(low + reach * (step / count) ** 2, reach * ((step / count) ** 2 - ((step - 1) / count) ** 2));
    if (level >= high) break;
    found.push(level);
  }
  return found;
}

/** A number in no more digits than tell it from its neighbour. */
function rounded(number, gap) {
  const unit = 10 ** Math.floor(Math.log10(gap));
  return Number((Math.round(number / unit) * unit).toPrecision(12));
}
