// What the script is given from outside: the facts that Python sends, and the few globals of Bokeh and Panel.

declare module "*.css";
declare module "*.woff2" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

declare var Bokeh: any;
declare var autodiff: { stores: Map<string, Store>; store(key: string): Store };

type Store = import("./page/store/store.js").Store;
type Turns = import("./page/store/fields.js").Turns;
type Fields = import("./page/store/fields.js").Fields;

/** The model of a component: its properties are fields, and it says when they change. */
interface Model {
  [property: string]: any;
  on(event: string | string[], callback: () => void): void;
}

type Granularity = "contribution" | "node" | "phase";
type Phase = "value" | "seed" | "contribution";

/** A text, or a term: its text, how it is marked, the value that it came from, the numbers of its strip. */
type Part = any;
type Fillings = Record<string, Part | Part[]>;

interface Place {
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

interface Literal {
  name: string;
  number: number;
  place: Place;
}

interface Failure {
  message: string;
  line: number | null;
  column: number | null;
  remedy: string;
}

interface Step {
  phase: Phase;
  node: number;
  edge: number | null;
  line: number | null;
  sentence: [string, Fillings];
  why: [string, Fillings];
}

/** A value as the table, the cards and the hover say it. */
interface Row {
  canLead?: boolean; // it can be the target
  node: number;
  name: string;
  text: string;
  operation: string;
  value: string;
  known: number;
  gradients: Array<[step: number, text: string]>;
  inputs: number[];
  line: number | null;
  place: Place | null;
  data_value: string;
  data_gradient: string;
}

type Columns = Record<string, Record<string, any[]>>;
type Delta = [target: number, row: number, after: any, before: any];

/** A picture in one orientation: columns by source, and how each step changes them. */
interface Scene {
  start: Columns;
  names: Array<[source: string, column: string]>;
  deltas: Delta[][];
  shape: Columns;
  ways: Record<string, number[]>;
  routes: number[][];
  boxes: number[][];
  extent: [number, number, number, number];
  opened: string[][]; // the path and the title of each group that is open, from the outermost in
  tier: "large" | "small" | "dot";
}

/** The figure of the graph, as it is asked for by name: see page/graph/picture.js. */
interface Picture {
  [verb: string]: any;
}

/** What a run is to the page. */
interface Tape {
  source: string;
  steps: Step[];
  edges: Array<[from: number, to: number]>;
  rows: Row[];
  scenes: { wide?: Scene; tall?: Scene };
  literals: Literal[];
  turns: number;
  turn: number;
  differentiates?: any;
  left_out?: any;
  target?: number | null;
  own?: number | null; // the program's own target
  missed?: string; // why the target that was asked for is not the one that is shown
  play?: any; // how it is played: see tape/tape.js
  failure: Failure | null;
  output: string;
  plots: any[];
}

// Pyodide's own files come beside the shell's when the site is compiled.
declare module "*/pyodide.mjs" {
  export const loadPyodide: (options: Record<string, any>) => Promise<any>;
}
