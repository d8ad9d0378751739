// What the parts of an answer are to the page, and which of them it still needs: what was said of a run is not asked for again.

/** Together they are played: see tape/tape.js. */
export const PLAYED = ["program", "values", "structure", "picture", "arrays", "recorded"];
const OTHERS = "turns"; // what is played of the other turns of a run, as far as it was kept
/**
 * Each of the others is a field of the store; `of` are the parts of a request that it depends on, `once` that no later request asks for it,
 * `stays` that it holds until another run or turn is shown.
 * @type {Record<string, {field: keyof Fields, of: string[], once?: boolean, stays?: boolean}>}
 */
const SHOWN = {
  descent: { field: "descent", of: ["source", "overrides", "until", "seconds", "target", "descent"] },
  rivals: { field: "rivals", of: ["rivals"], once: true, stays: true },
  landscape: { field: "landscape", of: ["plane"], once: true, stays: true },
  plot: { field: "plotted", of: ["plot"], once: true },
  learn: { field: "learnt", of: ["learn"], once: true, stays: true },
  check: { field: "checked", of: ["check"], once: true },
  cell: { field: "opening", of: ["cell"], once: true },
  chains: { field: "chains", of: ["leaf"], once: true },
  tangents: { field: "tangents", of: ["tangent"], once: true },
  costs: { field: "costs", of: ["costing"], once: true, stays: true },
  checks: { field: "checks", of: ["doubts"], once: true, stays: true },
  curve: { field: "curve", of: ["curve"], once: true, stays: true },
  prediction: { field: "prediction", of: ["guess"], once: true },
  beside: { field: "compared", of: ["beside"], once: true },
  curves: { field: "bothCurves", of: ["curves"], once: true },
  script: { field: "script", of: ["script"], once: true },
  mistakes: { field: "mistakes", of: ["broken"], once: true, stays: true },
  astray: { field: "astray", of: ["astray"], once: true, stays: true },
};
const RUN = SHOWN.descent.of;
const SHOWN_RUN = ["source", "overrides", "until", "seconds", "target", "turn"];
const MOST = 24; // turns of one run that are kept

const nameOf = (request, of) => JSON.stringify(of.map((name) => request[name]));

const played = (parts) => Object.fromEntries(PLAYED.map((part) => [part, parts[part] ?? null]));

/**
 * What the page has of the newest run.
 * @param {Store} store
 */
export function partsHad(store) {
  let run = ""; // the name of that run
  let turns = new Map(); // by number: what is played of it
  let hasOthers = false; // all turns that were kept have come
  let showing = ""; // the name of the run and turn that is shown
  const shown = {}; // by part: the name of what the page has of it

  const isNeeded = (part, request) => {
    const { field, of, once } = SHOWN[part];
    return once ? request[of[0]] !== null : store.get(field) === null || shown[part] !== nameOf(request, of);
  };
  /** While a slider is moved only the turn that is shown is of use. */
  const needsOthers = (request) => (nameOf(request, RUN) === run ? !hasOthers : Object.keys(request.overrides).length === 0);
  const keep = (parts) => {
    turns.set(parts.program.turn, { ...played(parts), structure: null, picture: null });
    if (turns.size > MOST) turns.delete(turns.keys().next().value);
  };
  const keepTurns = (asked, parts) => {
    if (nameOf(asked, RUN) !== run) [run, turns, hasOthers] = [nameOf(asked, RUN), new Map(), false];
    if (parts.program?.turns > 1) keep(parts);
    for (const { turn, checkable, ...others } of parts[OTHERS] ?? []) keep({ ...others, program: { ...parts.program, turn, checkable } });
    hasOthers ||= OTHERS in parts;
  };
  return {
    /** The parts that this request is to be answered with. */
    wants: (request) => [...PLAYED, ...Object.keys(SHOWN).filter((part) => isNeeded(part, request)), ...(needsOthers(request) ? [OTHERS] : [])],
    /** What is played of the turn asked for, if it was here before and nothing else is needed; a check runs the program in any case. */
    turnOf: (request) => (nameOf(request, RUN) === run && !Object.keys(SHOWN).some((part) => isNeeded(part, request)) ? turns.get(request.turn) : undefined),
    /** The fields that the parts of an answer so far change; of a failure without parts nothing is left. */
    take: (request, parts) => {
      const asked = parts.program ? { ...request, until: parts.program.stopped } : request; // as it is asked from now on
      keepTurns(asked, parts);
      const isSame = nameOf(asked, SHOWN_RUN) === showing && parts.program;
      showing = nameOf(asked, SHOWN_RUN);
      const told = Object.entries(SHOWN).filter(([part, { once, stays }]) => part in parts || (once && !(stays && isSame)) || !parts.program);
      for (const [part, { of }] of told) shown[part] = parts.program ? nameOf(asked, of) : null;
      return Object.fromEntries(told.map(([part, { field }]) => [field, parts[part] ?? null]));
    },
  };
}
