// A broadcast operand: the rows and columns that it does not have are drawn as copies of those that it has, and what comes back to
// all of them is added up.

/**
 * The lane with how often it was copied, `{down, across}`, if the operation that made `own` has copied it and its cells are few.
 * @param {any} lane
 * @param {any} own
 */
export function withCopies(lane, own) {
  if (!lane.shares) return lane;
  const [rows, columns] = sidesOf(own.shape);
  const [high, wide] = sidesOf(lane.shape);
  return { ...lane, copies: { rows, columns, down: high < rows, across: wide < columns, high, wide } };
}

const sidesOf = (shape) => [1, 1, ...shape].slice(-2);

/** The number of cells that such a lane is drawn with: above its copies, below their shares, a line and the sum. */
export function sidesDrawn({ copies: { rows, columns, down, high, wide } }) {
  return { rows, columns, below: { rows: down ? rows + high : rows, columns: down ? columns : columns + wide } };
}

/** The cells above: `{row, column, number, isCopy}`. */
export function copiesOf({ copies: { rows, columns, high, wide }, numbers }) {
  return each(rows, columns, (row, column) => ({ row, column, number: numbers[(row % high) * wide + (column % wide)], isCopy: row >= high || column >= wide }));
}

/** The shares below, `{row, column, number}`, and the sums that stand behind them. */
export function sharesOf({ copies: { rows, columns, down, high, wide }, shares }) {
  const parts = each(rows, columns, (row, column) => ({ row, column, number: shares[row * columns + column] }));
  const sums = each(high, wide, (row, column) => {
    const added = parts.filter(isShareOf({ copies: { high, wide } }, row * wide + column));
    return { row: down ? rows + row : row, column: down ? column : columns + column, number: added.reduce((sum, part) => sum + part.number, 0) };
  });
  return { parts, sums };
}

const each = (rows, columns, make) => Array.from({ length: rows * columns }, (_, at) => make(Math.floor(at / columns), at % columns));

/** Which shares are added up to one sum: those of the copies of the cell at a place. */
export const isShareOf = ({ copies: { high, wide } }, at) => ({ row, column }) => (row % high) * wide + (column % wide) === at;
