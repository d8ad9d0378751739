// Looking closer: by the wheel with Ctrl about the place under it, by + and − about the middle or the point, by 0 at all of it.

const STEP = 1.25; // how much wider or narrower by a key
const WHEEL = 0.0022; // of its pixels, as a power of e
const [NARROWEST, WIDEST] = [1e-9, 1e12]; // of a stretch: the first as a part of its numbers
const REST = 120; // ms after the last turn of the wheel, until it is asked for
const DIGITS = 9; // of an end

/**
 * A stretch made wider by a factor, about a number that keeps its place; null where no plot could be told from a point, or drawn.
 * @param {number[]} stretch its ends
 * @param {number} about
 * @param {number} factor
 */
export function zoomed([low, high], about, factor) {
  const ends = [about - (about - low) * factor, about + (high - about) * factor].map((end) => Number(end.toPrecision(DIGITS)));
  const wide = ends[1] - ends[0];
  const isSound = wide > NARROWEST * Math.max(...ends.map(Math.abs)) && wide < WIDEST;
  return isSound ? ends : null;
}

/**
 * Heard of on a sheet: `spans` says what stretches it shows, the first across and the second, if there is one, up; `at` which numbers are
 * at a pixel of it, without one where the keys zoom about; `ask` is told the new ones, or nothing where all is to be seen.
 * @param {SVGElement} sheet
 * @param {{spans: () => ?number[][], at: (event?: WheelEvent) => number[], ask: (spans: ?number[][]) => void}} heard
 */
export function zooms(sheet, { spans, at, ask }) {
  let [wanted, timer] = [/** @type {?any[]} */ (null), 0];
  /** Turns of the wheel that come before an answer go on from one another. */
  const zoom = (factor, about, wait = 0) => {
    const shown = wanted ?? spans();
    const next = shown?.map((span, which) => zoomed(span, about[which], factor));
    if (!next || next.includes(null)) return;
    wanted = next;
    clearTimeout(timer);
    timer = setTimeout(() => {
      wanted = null;
      ask(/** @type {any} */ (next));
    }, wait);
  };
  sheet.addEventListener("wheel", (event) => {
    if (!(event.ctrlKey || event.metaKey) || !spans()) return;
    event.preventDefault();
    zoom(Math.exp(event.deltaY * WHEEL), at(event), REST);
  }, { passive: false });
  sheet.addEventListener("keydown", (event) => {
    const by = { "+": 1 / STEP, "=": 1 / STEP, "-": STEP, 0: null }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || !spans()) return;
    event.preventDefault();
    event.stopPropagation();
    if (by === null) ask(null);
    else zoom(by, at());
  });
}
