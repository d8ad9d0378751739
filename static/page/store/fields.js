// Every field of the store, declared once: what it holds and begins with, and which folders of the script write it.

/**
 * @template Kind
 * @param {Kind} first what it begins with
 * @param {string[]} writers
 */
const field = (first, ...writers) => ({ first, writers });

export const FIELDS = {
  // the program, and what is asked of Python
  source: field("", "editor", "store"),
  lesson: field(/** @type {?string} */ (null), "address"),
  overrides: field(/** @type {Record<string, number>} */ ({}), "store"),
  turn: field(-1, "address", "descend", "learn"), // -1 is the last
  target: field(/** @type {?{called: string, count: number, row?: number[]}} */ (null), "store", "address", "learn"), // the value that is differentiated, or what a model answers to a row; null: the program's own
  head: field(/** @type {?number[]} */ (null), "store", "address", "learn"), // the gradient that its way back begins with
  descending: field(/** @type {?Wish} */ (null), "address", "descend"),
  rivalling: field(/** @type {?string[]} */ (null), "store", "descend"), // the rules whose walks are wanted besides
  plane: field(/** @type {?any} */ (null), "store", "descend"), // where the loss is to be looked at
  learning: field(/** @type {?{turn: number}} */ (null), "store", "learn", "address"), // the turn at which a model is looked at
  plotting: field(/** @type {?{name?: string, at?: number, low?: number, high?: number, points?: number, of?: {called: string, count: number}, beside?: string[], twice?: boolean, up?: string, up_at?: number, bottom?: number, top?: number}} */ (null), "store", "plot", "address"), // along what a value is to be plotted
  scripting: field(/** @type {?string} */ (null), "store", "saving"), // the library that the program is to be written for
  checking: field(/** @type {?number} */ (null), "store"), // the value whose gradient is to be measured
  cell: field(/** @type {?{node: number, at: number}} */ (null), "store", "address"), // at which a value is opened
  doubting: field(/** @type {?boolean} */ (null), "store"), // whether all gradients are to be checked
  curveOf: field(/** @type {?{node: number, at: number}} */ (null), "store"), // the one that is checked at many step sizes
  costing: field(/** @type {?boolean} */ (null), "store"), // whether it is asked what both modes cost
  breaking: field(/** @type {?boolean} */ (null), "store"), // whether wrong passes are asked for
  straying: field(/** @type {?string} */ (null), "store"), // the mistake that is to drive a small descent
  leaf: field(/** @type {?number} */ (null), "store", "address"), // whose paths to the target are told
  guessing: field(/** @type {?{kind: string, key: number, cell: ?number, text: string}} */ (null), "store"), // what is to be judged
  comparing: field(false, "store", "header", "compare", "address"), // whether a second program stands beside the first
  second: field("", "store", "compare", "address"), // its text
  input: field(/** @type {?{name: string, at: number}} */ (null), "compare", "address"), // along which both are drawn; null: the first that can be
  pace: field(/** @type {"both" | "first" | "second"} */ ("both"), "compare"), // which of the two is walked
  mode: field("backward", "store", "address"), // in which the derivatives are walked: back from the target, or forward from a leaf
  along: field(0, "store", "address"), // the cell of that leaf from which forward mode goes
  revision: field(0, "store", "descend", "learn", "wire"),
  opened: field("", "store", "graph", "address"), // the path of the group that is open, "@5" for that of a value
  sides: field(/** @type {?string[]} */ (null), "store"), // which layouts are wanted besides the one that is shown
  limit: field(3, "frame", "transport"), // seconds that a run may take
  shortest: field(3, "frame"),
  longest: field(3, "frame"), // between which the reader may choose
  until: field(-1, "store"), // the turn at which a run is ended again; -1: nowhere
  stopping: field(0, "notes"), // how often the run at work was asked to end where it is
  again: field(0, "wire"), // how often an answer was asked for once more

  // what came of it
  answered: field(0, "store"), // the revision that is shown
  tape: field(/** @type {?Tape} */ (null), "store"),
  blank: field(/** @type {?Tape} */ (null), "frame"), // the tape of no program
  failure: field(/** @type {?Failure} */ (null), "store", "editor"),
  failed: field(/** @type {?string} */ (null), "store", "wire"), // the text that failed
  descent: field(/** @type {?any} */ (null), "wire", "address"),
  rivals: field(/** @type {?any[]} */ (null), "wire"), // the walks of all update rules
  landscape: field(/** @type {?any} */ (null), "wire"), // the loss on a grid
  learnt: field(/** @type {?any} */ (null), "wire"), // what the program's model says, turn by turn
  plotted: field(/** @type {?any} */ (null), "wire"), // the value along a number of a leaf
  script: field(/** @type {?{language: string, text: string, troubles: string[]}} */ (null), "wire"), // the program as that library runs it
  checked: field(/** @type {?{node: number, said: Array<[string, Fillings]>}} */ (null), "wire"),
  checks: field(/** @type {?{rows: any[], count: number}} */ (null), "wire"),
  mistakes: field(/** @type {?Record<string, Record<number, any>>} */ (null), "wire"), // what wrong passes give
  astray: field(/** @type {?any} */ (null), "wire"), // the descent that one of them drives
  prediction: field(/** @type {?any} */ (null), "wire"), // what there is to say of it
  curve: field(/** @type {?any} */ (null), "wire"),
  costs: field(/** @type {?any} */ (null), "wire"), // of all gradients, in both modes
  chains: field(/** @type {?any} */ (null), "wire"), // the paths of that leaf
  tangents: field(/** @type {?any} */ (null), "wire"), // from that cell, and what both modes cost
  opening: field(/** @type {?any} */ (null), "wire"), // the value that is opened, its neighbours, their links
  compared: field(/** @type {?any} */ (null), "wire"), // what came of the second program
  bothCurves: field(/** @type {?any} */ (null), "wire"), // two programs along an input of both
  pair: field(/** @type {?{compared: any, ours: Tape, theirs: Tape}} */ (null), "compare"), // both answers, which belong together
  literals: field(/** @type {{source: ?string, all: Literal[]}} */ ({ source: null, all: [] }), "store", "wire", "inputs"),

  // where the reader is
  step: field(0, "store"),
  steps: field(0, "store"), // how many there are
  lit: field(/** @type {?number[]} */ (null), "why"), // the edges of the path that is pointed at
  broken: field(/** @type {?string} */ (null), "store"), // the mistake that is looked at
  pointed: field(/** @type {?number} */ (null), "why", "predict"), // the value whose term in an explanation is under the pointer
  predicting: field(/** @type {?string} */ (null), "store", "predict", "header", "address"), // what is to be said before it is shown
  answers: field(/** @type {{walk: string, by: Record<string, any>}} */ ({ walk: "", by: {} }), "store"), // by question, of one walk
  stopped: field(0, "store"), // how often the walk was held up by a question
  selected: field(/** @type {?number} */ (null), "store", "learn"),
  explained: field(/** @type {?number} */ (null), "store"), // the value whose card was pressed, until the next step
  playing: field(false, "store"),
  speed: field(1, "transport", "address"),
  granularity: field(/** @type {Granularity} */ ("contribution"), "transport", "address"),
  settled: field(0, "store"), // counts how often the step has come to rest

  // how it is shown
  theme: field("light", "frame", "header"),
  lentTheme: field(/** @type {?string} */ (null), "address", "frame"), // what a link asks for
  side: field("step", "why", "store", "address"), // what the explanation is about: the step, or the paths of a leaf
  register: field("leibniz", "why", "address"),
  tab: field(/** @type {?string} */ (null), "tabs", "store", "header", "address", "descend", "plot", "learn"),
  pane: field("picture", "frame", "address"), // what a narrow screen shows
  half: field(/** @type {"a" | "b"} */ ("a"), "frame"), // which of two programs a narrow screen shows
  hide: field(/** @type {string[]} */ ([]), "address"),
  present: field(false, "header", "store", "address"),
  embed: field(false, "address"),
  orientation: field("wide", "graph"),
  results: field(true, "editor", "transport"), // at the ends of the program's lines
  keys: field(true, "keys", "transport"),
  help: field(false, "keys", "transport", "store"),

  // the state of the page itself
  runtime: field("loading", "wire"),
  progress: field(/** @type {?{revision: number, turn: number, of: ?number}} */ (null), "wire"), // of the run at work
  busy: field(false, "wire"),
  lost: field(false, "wire"), // the connection to the server
  notice: field(/** @type {?{text: string, label?: string, act?: () => void}} */ (null), "shell"),
  reasonIs: field("in sight", "editor"), // where the editor says why a program failed
  trouble: field(/** @type {?any} */ (null), "address", "notes"), // with the link that was opened
  own: field(/** @type {?any} */ (null), "address"), // the newest program of the reader's own
  keptOwn: field(false, "address", "notes"),

  // what one component lends the others
  asksBeside: field(/** @type {null | (() => {source: string, overrides: Record<string, number>, opened: string, orientations: string[]})} */ (null), "compare"), // of the second program
  choosePair: field(/** @type {null | ((pair: {second: string, source?: string}) => void)} */ (null), "frame"), // as a step of the browser's history
  unlike: field(/** @type {?{source: string, stretches: [number, number][]}} */ (null), "compare"), // what the text has and the one beside it has not
  figure: field("", "graph"), // the JSON of an empty figure of a graph
  savable: field(/** @type {Record<string, () => {turns?: any, drawings: Array<{name: string, sheet: () => SVGElement}>}>} */ ({}), "descend", "plot"), // what a view has to save, by its tab
  turning: field(/** @type {Record<string, Turns>} */ ({}), "descend", "learn"), // the turns that a view is about, by its tab
  write: field(/** @type {null | ((from: number, to: number, piece: string) => void)} */ (null), "editor"),
  undo: field(/** @type {null | (() => boolean)} */ (null), "editor"),
  redo: field(/** @type {null | (() => boolean)} */ (null), "editor"),
  writeNumber: field(/** @type {null | ((name: string, number: number) => void)} */ (null), "inputs"),
};

/** @typedef {{rate: number, steps: number, rule?: string, schedule?: string, turned?: string[], start?: number[], seed?: number, gradient?: number, change?: number}} Wish */
/** @typedef {{isThere: () => boolean, by: (turns: number) => void, play: () => void, first: () => void, last: () => void, open: () => void}} Turns */
/** @typedef {{ [Name in keyof typeof FIELDS]: (typeof FIELDS)[Name]["first"] }} Fields */

/** @returns {Fields} */
export const beginning = () =>
  /** @type {Fields} */ (Object.fromEntries(Object.entries(FIELDS).map(([name, { first }]) => [name, first])));
