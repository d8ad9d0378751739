// Which lesson a program comes from.

/**
 * The lesson that the program is still of: most of its lines are there, whatever numbers stand in them.
 * @param {Store} store
 */
export function lessonOf(store, lessons) {
  const lesson = lessons.find(({ slug }) => slug === store.get("lesson"));
  if (!lesson) return null;
  const lines = told(lesson.source);
  const there = new Set(told(store.get("source")));
  return 2 * lines.filter((line) => there.has(line)).length > lines.length ? lesson : null;
}

/** What the lines of a program do: no comments, imports, prints or spaces, and all numbers alike. */
const told = (source) =>
  source.split("\n").map((line) => line.replace(/#.*/, "").replace(/\d[\d._e]*/g, "0").replace(/\s+/g, "")).filter((line) => line && !/^(import|from|print)/.test(line));
