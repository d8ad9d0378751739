// Moving through a walk: on and back, to the ends, by itself. Whose steps these are, the walk says.

/**
 * @typedef {object} Walk
 * @property {() => number} at where one stands, from 1
 * @property {() => number} last
 * @property {() => number} reach the last that may be gone to
 * @property {(granularity: Granularity) => number[]} stops where Next and Previous stop
 * @property {(step: number) => void} go
 */

const PACE = 1000; // ms a step is shown when playing at speed 1

/**
 * How a store is moved through its own walk, or through another one that it was lent.
 * @param {any} store its get and set
 * @param {Walk} own
 */
export function walking({ get, set }, own) {
  let walk = own;
  let timer = /** @type {any} */ (undefined);
  const stops = (granularity = get("granularity")) => walk.stops(granularity);
  const next = () => walk.go(stops().find((stop) => stop > walk.at()) ?? walk.last());
  const previous = () => walk.go(stops().findLast((stop) => stop < walk.at()) ?? 1);
  const endOfPhase = () => walk.go(stops("phase").find((stop) => stop > walk.at()) ?? walk.last());
  const pause = () => {
    clearTimeout(timer);
    set({ playing: false });
  };
  const begin = () => (timer = setTimeout(tick, PACE / get("speed")));
  const tick = () => {
    next();
    if (walk.at() >= Math.min(walk.last(), walk.reach())) return set({ playing: false });
    begin();
  };
  const play = () => {
    if (get("playing") || walk.last() < 2) return;
    if (walk.at() >= walk.last()) walk.go(1);
    set({ playing: true });
    begin();
  };
  const moved = (move) => (...to) => {
    pause();
    move(...to);
  };
  return {
    own, pause, play, next: moved(next), previous: moved(previous), endOfPhase: moved(endOfPhase), go: moved(own.go),
    first: moved(() => walk.go(1)), last: moved(() => walk.go(walk.last())),
    /** From here on the store is moved through this walk; without one through its own. */
    walks: (other = own) => (walk === other ? undefined : (pause(), (walk = other))),
  };
}
