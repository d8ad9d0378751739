// What the parts of an answer are to the page, and which of them it still needs: what was said of a run is not asked for again.

/** Together they are played: see tape/tape.js. */
const PLAYED = ["program", "values", "structure", "picture", "arrays"];
/**
 * Each of the others is a field of the store; `of` are the parts of a request that it depends on, `once` that no later request asks for it.
 * @type {Record<string, {field: keyof Fields, of: string[], once?: boolean}>}
 */
const SHOWN = {
  descent: { field: "descent", of: ["source", "overrides", "until", "seconds", "descent"] },
  check: { field: "checked", of: ["check"], once: true },
  cell: { field: "opening", of: ["cell"], once: true },
  chains: { field: "chains", of: ["leaf"], once: true },
};
const RUN = SHOWN.descent.of;
const MOST = 24; // turns of one run that are kept

const ONCE = Object.values(SHOWN).filter(({ once }) => once).map(({ of: [name] }) => name);
const asksOnce = (request) => ONCE.some((name) => request[name] !== null);
const nameOf = (request, of) => JSON.stringify(of.map((name) => request[name]));

const played = (parts) => Object.fromEntries(PLAYED.map((part) => [part, parts[part] ?? null]));

/**
 * What the page has of the newest run.
 * @param {Store} store
 */
export function partsHad(store) {
  let run = ""; // the name of that run
  let turns = new Map(); // by number: what is played of it
  const shown = {}; // by part: the name of what the page has of it

  const isNeeded = (part, request) => {
    const { field, of, once } = SHOWN[part];
    return once ? request[of[0]] !== null : store.get(field) === null || shown[part] !== nameOf(request, of);
  };
  return {
    /** The parts that this request is to be answered with. */
    wants: (request) => [...PLAYED, ...Object.keys(SHOWN).filter((part) => isNeeded(part, request))],
    /** What is played of the turn asked for, if it was here before; a check runs the program in any case. */
    turnOf: (request) => (!asksOnce(request) && nameOf(request, RUN) === run ? turns.get(request.turn) : undefined),
    /** The fields that the parts of an answer change; of a failure without parts nothing is left. */
    take: (request, parts) => {
      if (nameOf(request, RUN) !== run) [run, turns] = [nameOf(request, RUN), new Map()];
      if (parts.program && parts.program.turns > 1) turns.set(parts.program.turn, { ...played(parts), structure: null, picture: null });
      if (turns.size > MOST) turns.delete(turns.keys().next().value);
      const told = Object.entries(SHOWN).filter(([part, { once }]) => part in parts || once || !parts.program);
      for (const [part, { of }] of told) shown[part] = parts.program ? nameOf(request, of) : null;
      return Object.fromEntries(told.map(([part, { field }]) => [field, parts[part] ?? null]));
    },
  };
}
