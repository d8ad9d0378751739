// What the editor asks of that in which the program is written, and what it tells about it. Types alone.

/**
 * @typedef {object} Hooks
 * @property {() => void} typed the text has changed
 * @property {() => void} run the reader wants it to run now
 * @property {(event: Event, insert: (piece: string) => void) => boolean} brought something is pasted or dropped; whether that was all
 * @property {(line: number) => void} chosen a line was clicked
 * @property {(result: import("../code/inline.js").Result) => void} went a result at the end of a line was clicked
 * @property {import("../code/numbers.js").Moves} moves of the numbers that have sliders
 */

/**
 * @typedef {object} Sheet
 * @property {HTMLElement} root
 * @property {string} text
 * @property {(source: string) => void} show another program, which undo takes away again
 * @property {(from: number, to: number, piece: string) => void} put a piece in the place of another: one step of undo
 * @property {(shown: Shown) => void} mark
 * @property {() => boolean} undo
 * @property {() => boolean} redo
 * @property {Place} place
 * @property {Promise<unknown>} rested when no letter is being put together
 */

/**
 * What is said about the text beside it.
 * @typedef {object} Shown
 * @property {number[]} lines of the present step
 * @property {?Failure} failure of this text
 * @property {[number, number][]} unlike the stretches that a program beside this one has not
 * @property {?{ tape: Tape, step: number } | undefined} results to be seen at the ends of lines; null: none; undefined: those that are there
 */

/** @typedef {{ anchor: number, head: number, isFocused: boolean }} Place */

export {};
