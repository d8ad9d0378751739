// What part of the plane a room shows, as plain geometry: {x, y, scale}, the middle and how many px a unit is. Knows no figure.

import { READABLE } from "../tape/detail.js";

/** @typedef {{x: number, y: number, scale: number}} Camera */
/** @typedef {{width: number, height: number}} Room in px */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Extent */
/** @typedef {[x: number, y: number]} Point */

export const [LEAST, MOST] = [0.1, 4]; // scales that a reader may choose
const MARGIN = { tight: 9, airy: 32 }; // units that stay free around the picture: at least, and where it may grow
export const LARGEST = { page: 1.25, present: 1.6 }; // of a picture that is shown whole
const FOLLOWING = 0.8; // where the whole cannot be read
const STEP = 1.25; // of the buttons and keys
const NEARLY = 0.43; // of a step: a round scale so near is passed over
const NOTCH = 0.002; // of the wheel, for each px that it would scroll

export const clamp = (number, low, high) => Math.min(high, Math.max(low, number));

/**
 * The scale at which the whole extent is seen.
 * @param {Extent} extent
 * @param {Room} room
 */
export const fitting = ([left, top, right, bottom], { width, height }, margin = MARGIN.tight) =>
  Math.min(width / (right - left + 2 * margin), height / (bottom - top + 2 * margin));

/** @param {Extent} extent */
const middle = ([left, top, right, bottom]) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

/**
 * All of it, as large as is good to look at.
 * @param {Extent} extent
 * @param {Room} room
 * @returns {Camera}
 */
export function whole(extent, room, largest = LARGEST.page) {
  const [airy, tight] = [fitting(extent, room, MARGIN.airy), fitting(extent, room)];
  return { ...middle(extent), scale: airy >= 1 ? Math.min(airy, largest) : Math.min(1, tight) };
}

/**
 * How a picture opens: whole where it can be read like that, else as much as can be read around `focus`.
 * @param {Extent} extent
 * @param {Room} room
 * @param {?Point} focus
 * @returns {Camera}
 */
export function opening(extent, room, focus, largest = LARGEST.page) {
  const all = whole(extent, room, largest);
  if (all.scale >= READABLE) return all;
  const [x, y] = focus ?? [extent[0], middle(extent).y];
  return within({ x, y, scale: FOLLOWING }, extent, room);
}

/**
 * The same camera with the picture in sight: in the middle where there is room to spare, else up to its edges.
 * @param {Camera} camera
 * @param {Extent} extent
 * @param {Room} room
 * @returns {Camera}
 */
export function within(camera, extent, room) {
  const [home, free] = [middle(extent), spare(camera.scale, extent, room)];
  return { scale: camera.scale, x: clamp(camera.x, home.x - free.x, home.x + free.x), y: clamp(camera.y, home.y - free.y, home.y + free.y) };
}

/**
 * How far the middle may move: nowhere, where all is seen.
 * @param {number} scale
 * @param {Extent} extent
 * @param {Room} room
 */
export function spare(scale, [left, top, right, bottom], { width, height }) {
  const half = (span, px) => Math.max(0, (span + 2 * MARGIN.tight - px / scale) / 2 - 1e-6);
  return { x: half(right - left, width), y: half(bottom - top, height) };
}

/**
 * Larger or smaller, within what can be chosen and never smaller than the whole needs; what is at `px` stays there.
 * @param {Camera} camera
 * @param {number} factor
 * @param {Point} px
 * @param {Extent} extent
 * @param {Room} room
 */
export function zoomed(camera, factor, px, extent, room) {
  const scale = clamp(camera.scale * factor, Math.min(LEAST, fitting(extent, room), camera.scale), MOST);
  const [x, y] = toPlane(camera, room, px);
  const [across, down] = [px[0] - room.width / 2, px[1] - room.height / 2];
  return within({ x: x - across / scale, y: y - down / scale, scale }, extent, room);
}

/** The factor to the next of the round scales, 100 % among them: 80, 100, 125 ... */
export function stride(scale, isIn) {
  const at = Math.log(scale) / Math.log(STEP);
  const next = isIn ? Math.ceil(at + NEARLY) : Math.floor(at - NEARLY);
  return STEP ** next / scale;
}

/** The factor of a turn of the wheel. */
export const turned = (px) => Math.exp(-NOTCH * clamp(px, -200, 200));

/** @param {Camera} camera @param {Room} room @param {Point} px @returns {Point} */
export const toPlane = ({ x, y, scale }, { width, height }, [px, py]) => [x + (px - width / 2) / scale, y + (py - height / 2) / scale];
/** @param {Camera} camera @param {Room} room @param {Point} at @returns {Point} */
export const toScreen = ({ x, y, scale }, { width, height }, [atX, atY]) => [width / 2 + (atX - x) * scale, height / 2 + (atY - y) * scale];

/**
 * The camera that shows a box, moved no further than it takes; the same where it is in sight.
 * @param {Camera} camera
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {Extent} extent
 * @param {Room} room
 */
export function showing(camera, { x, y, width, height }, extent, room) {
  const [across, down] = [room.width / camera.scale / 2, room.height / camera.scale / 2];
  const isSeen = Math.abs(x - camera.x) + width / 2 <= across && Math.abs(y - camera.y) + height / 2 <= down;
  return isSeen ? camera : within({ ...camera, x, y }, extent, room);
}
