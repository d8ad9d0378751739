// A scene's columns at any step: the tape's deltas wound forward and back. Knows no store and no glyphs.

function reelOf({ start, names, deltas }) {
  const columns = structuredClone(start);
  const targets = names.map(([source, column]) => columns[source][column]);
  let at = 0;

  const apply = (changes, pick, changed) => {
    for (const delta of changes) {
      targets[delta[0]][delta[1]] = delta[pick];
      changed.add(names[delta[0]][0]);
    }
  };
  /** Wind to a step; the sources that changed on the way. */
  const seek = (step) => {
    const changed = new Set();
    while (at < step) apply(deltas[at++], 2, changed);
    while (at > step) apply(deltas[--at].toReversed(), 3, changed);
    return changed;
  };
  return { columns, seek };
}

// where Next and Previous stop: at every step, when a node has handed all on, or when a phase is over
const GRANULARITIES = {
  contribution: () => true,
  node: (step, next, giver) => !next || step.phase !== next.phase || step.phase === "value" || giver(step) !== giver(next),
  phase: (step, next) => !next || step.phase !== next.phase,
};

/** The steps (from 1) at which a walk of this granularity stops. */
function stopsOf({ steps, edges }, granularity) {
  const giver = (step) => (step.edge === null ? null : edges[step.edge][1]);
  const isStop = GRANULARITIES[granularity];
  return steps.flatMap((step, at) => (isStop(step, steps[at + 1], giver) ? [at + 1] : []));
}

/** Two tapes of the same program with other numbers: the reader stays at the step. */
function isAlike(one, other) {
  const told = ({ steps, rows }) => JSON.stringify([rows.map(({ text, inputs }) => [text, inputs]), steps.map(({ phase, edge }) => [phase, edge])]);
  return one.steps.length === other.steps.length && told(one) === told(other);
}
