// What tells the update rules apart in pictures: dashes and a sign each, never a colour.

export const SIGNS = {
  plain: { dash: "", sign: "circle" },
  momentum: { dash: "9 4", sign: "diamond" },
  nesterov: { dash: "9 3 2 3", sign: "down" },
  rmsprop: { dash: "2 3", sign: "square" },
  adagrad: { dash: "1 5", sign: "cross" },
  adam: { dash: "6 4", sign: "triangle" },
  adamw: { dash: "6 3 1 3", sign: "triangle" },
};
export const SCHEDULES = ["constant", "step", "exponential", "cosine", "inverse", "warmup"]; // of the learning rate
export const SHOWN = ["plain", "momentum", "rmsprop", "adam"]; // beside the one that is lit, until a reader chooses others

/** Dashes as Bokeh takes them. */
export const dashesOf = (rule) => SIGNS[rule].dash.split(" ").filter(Boolean).map(Number);
