// The point of a map in the hand: dragged, or moved by the arrow keys; the text follows, as for the point under a curve.

const NEAR = 16; // px around the point that are it
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * `here` says where the point is in the sheet, null where nothing can be moved; `move` is told the place of the pointer, `nudge` by how
 * many hundredths of each stretch.
 * @param {SVGElement} sheet
 * @param {{here: () => ?number[], move: (place: number[], settled: boolean) => void, nudge: (by: number[]) => void}} heard
 */
export function holds(sheet, { here, move, nudge }) {
  let isHeld = false;
  const placeOf = (event) => {
    const box = sheet.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const isOn = (event) => {
    const [spot, place] = [here(), placeOf(event)];
    return spot !== null && Math.hypot(place[0] - spot[0], place[1] - spot[1]) <= NEAR;
  };
  sheet.addEventListener("pointerdown", (event) => {
    if (event.button || !isOn(event)) return;
    isHeld = true;
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (isHeld) move(placeOf(event), false);
    else sheet.style.cursor = isOn(event) ? "grab" : "";
  });
  sheet.addEventListener("pointerup", (event) => {
    if (isHeld) move(placeOf(event), true);
    isHeld = false;
  });
  sheet.addEventListener("pointercancel", () => (isHeld = false));
  sheet.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || !here() || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(by.map((each) => each * (event.shiftKey ? 10 : 1)));
  });
}
