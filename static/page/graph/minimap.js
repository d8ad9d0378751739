// All of a graph that is larger than its room, small in a corner: what is seen of it, and where the present step is.

import { element } from "../dom/elements.js";
import { tokenOf } from "../dom/tokens.js";
import { mapOf } from "./overview.js";

/** `draw(scene)` when the scene is another, `tell(viewport, card of the present step)` when another part of it is seen. */
export function minimap(moveTo) {
  const root = element("div", "minimap", { "aria-hidden": "true" });
  const sheet = element("canvas");
  const [seen, now] = [element("i", "seen"), element("i", "now")];
  root.append(sheet, now, seen);
  root.hidden = true;
  let map = mapOf([0, 0, 1, 1]);

  const draw = (scene) => {
    map = mapOf(scene.extent);
    const sharp = globalThis.devicePixelRatio || 1;
    [sheet.width, sheet.height] = [map.width * sharp, map.height * sharp];
    root.style.width = `${map.width}px`;
    root.style.height = `${map.height}px`;
    const pen = sheet.getContext("2d");
    pen.scale(sharp, sharp);
    pen.fillStyle = tokenOf("edge");
    for (const box of scene.cards) {
      const { left, top, width, height } = map.rectangle(box);
      pen.fillRect(left, top, width, height);
    }
  };
  const tell = (viewport, card) => {
    root.hidden = viewport.isWhole;
    if (root.hidden) return;
    put(seen, map.rectangle(viewport.seen));
    now.hidden = !card;
    if (card) put(now, map.rectangle(card));
  };
  const put = (mark, place) => {
    for (const [name, px] of Object.entries(place)) mark.style[name] = `${px}px`;
  };
  const follow = (event) => {
    const { left, top } = root.getBoundingClientRect();
    moveTo(.../** @type {[number, number]} */ (map.toPlane(event.clientX - left, event.clientY - top)));
  };
  root.addEventListener("pointerdown", (event) => {
    event.stopPropagation(); // it is no drag of the picture
    root.setPointerCapture(event.pointerId);
    follow(event);
  });
  root.addEventListener("pointermove", (event) => {
    event.stopPropagation();
    if (root.hasPointerCapture(event.pointerId)) follow(event);
  });
  root.addEventListener("pointerup", (event) => event.stopPropagation());
  return { root, draw, tell };
}
