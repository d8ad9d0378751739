// The numbers of a graph behind a veil: whoever asks for one that is still to be predicted gets one that says "?". Everything that is
// shown, drawn or spoken asks here, so that nothing tells it beforehand.

/** What stands in the place of a number that is hidden; `before` is the part of a sum that may be seen. */
const hidden = (before = null) => ({ dtype: "float64", shape: [], numbers: null, low: null, high: null, mean: null, nans: 0, infs: 0, strip: [], hidden: true, before });

/**
 * The same numbers without those that the walk comes to from step `from` on, and without all that flows to `nodes`.
 * @param {{from: number, nodes: Set<number>}} veil
 */
export function veiled(facts, numbers, veil) {
  const { from, nodes } = veil;
  const stepOf = (edge) => facts.nodes.length + 2 + facts.places.get(edge);
  const isHidden = (edge) => facts.places.has(edge) && (stepOf(edge) >= from || nodes.has(facts.edges[edge].parent));
  const isAhead = (node) => Boolean(facts.nodes[node].op) && node + 1 >= from;
  const total = (edge) => {
    if (!isHidden(edge)) return numbers.total(edge);
    const seen = facts.into.get(facts.edges[edge].parent).filter(({ key }) => !isHidden(key));
    const isNext = seen.length && facts.into.get(facts.edges[edge].parent)[seen.length].key === edge;
    return hidden(isNext ? numbers.total(seen.at(-1).key) : null);
  };
  return {
    ...numbers,
    value: (node) => (isAhead(node) ? hidden() : numbers.value(node)),
    contribution: (edge) => (isHidden(edge) ? hidden() : numbers.contribution(edge)),
    total,
    gradient: (node) => {
      const last = facts.into.get(node)?.at(-1);
      return last ? total(last.key) : numbers.gradient(node);
    },
    nonfinite: Object.fromEntries(Object.keys(numbers.nonfinite).map((name) => [name, new Map()])), // where a nan is born is a part of the answer
  };
}
