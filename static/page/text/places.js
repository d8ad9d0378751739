// Places of a program's text, as Python counts them and as a page does.

/** Lines and columns count from 1 in characters as Python has them; the text on a page counts in UTF-16 units from 0. */
export function offset(source, line, column) {
  const lines = source.split("\n");
  const within = Array.from(lines[line - 1]).slice(0, column - 1);
  return lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + within.join("").length;
}
