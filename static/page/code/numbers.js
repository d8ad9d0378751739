// A number that has a slider is dragged where it stands, with Alt held: as its slider moves it, and with the same undo.

import { EditorView } from "@codemirror/view";
import { asPython, rangeAround } from "../slider/range.js";
import { offset } from "../text/places.js";

const PER_STEP = 3; // px of the way to a step of the slider

/**
 * @typedef {object} Moves
 * @property {() => { source: ?string, all: Literal[] }} literals
 * @property {(name: string, number: number) => void} moved
 * @property {(name: string, number: number) => void} released
 */

/** @param {Moves} moves */
export function numbers({ literals, moved, released }) {
  const at = (view, event) => {
    const pos = view.posAtCoords({ x: event.clientX, y: event.clientY });
    const { source, all } = literals();
    if (pos === null || source !== view.state.doc.toString()) return null;
    return all.find(({ place }) => offset(source, place.line, place.column) <= pos && pos <= offset(source, place.end_line, place.end_column)) ?? null;
  };
  return EditorView.domEventHandlers({
    mousedown: (event, view) => {
      const literal = event.altKey && event.button === 0 ? at(view, event) : null;
      if (!literal) return false;
      event.preventDefault();
      drag(view, event, literal);
      return true;
    },
    mousemove: (event, view) => {
      const isMovable = event.altKey && at(view, event) !== null;
      view.dom.classList.toggle("movable", isMovable);
      return false;
    },
  });

  function drag(view, { clientX }, { name, number }) {
    const { low, high, step } = rangeAround(number);
    const hand = view.dom.ownerDocument;
    let now = number;
    const move = (event) => {
      const whole = number + Math.round((event.clientX - clientX) / PER_STEP) * step;
      now = Number(asPython(Number(Math.min(high, Math.max(low, whole)).toPrecision(12))));
      moved(name, now);
    };
    const release = () => {
      hand.removeEventListener("mousemove", move);
      if (now !== number) released(name, now);
    };
    hand.addEventListener("mousemove", move);
    hand.addEventListener("mouseup", release, { once: true });
  }
}
