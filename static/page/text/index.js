// Where a place in C order is in an array.

/** The index along each axis: [1, 2]. */
export function indexOf(shape, at) {
  let rest = at;
  return [...shape].reverse().map((size) => {
    const index = rest % size;
    rest = Math.floor(rest / size);
    return index;
  }).reverse();
}

/** As it is written behind a name: "" of a number, "[1, 2]". */
export const indexed = (shape, at) => (shape.length ? `[${indexOf(shape, at).join(", ")}]` : "");
