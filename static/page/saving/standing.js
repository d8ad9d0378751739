// A drawing of the page as a file that stands alone: what the style sheets say of it is written into it, in the light theme.

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "opacity", "paint-order", "font-family", "font-size", "font-weight", "text-anchor", "visibility"];
const USUAL = { "fill-opacity": "1", opacity: "1", "stroke-dasharray": "none", "paint-order": "normal", visibility: "visible" };
const FONTS = "system-ui, sans-serif";

/**
 * A drawing as an SVG file: its text, and its size.
 * @param {() => SVGElement} drawing
 * @param {string} title
 */
export function standing(drawing, title) {
  return lit(() => {
    const sheet = drawing();
    const copy = /** @type {SVGElement} */ (sheet.cloneNode(true));
    const [originals, copies] = [[sheet, ...sheet.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
    originals.forEach((original, at) => dress(/** @type {SVGElement} */ (original), /** @type {SVGElement} */ (copies[at])));
    const { width, height } = sizeOf(sheet);
    for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: sheet.getAttribute("viewBox") ?? `0 0 ${width} ${height}` })) copy.setAttribute(name, String(value));
    copy.prepend(named("title", title), ground(sheet));
    return { text: new XMLSerializer().serializeToString(copy), width, height };
  });
}

/** How large it is on the page. */
function sizeOf(sheet) {
  const [, , width, height] = (sheet.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return { width: width || sheet.clientWidth || 640, height: height || sheet.clientHeight || 400 };
}

/** What comes of some work while the page's colours are those of the light theme: nothing is painted meanwhile. */
function lit(work) {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = "light";
  try {
    return work();
  } finally {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}

function dress(original, copy) {
  const style = getComputedStyle(original);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value && value !== USUAL[name]) copy.setAttribute(name, name === "font-family" ? `${value.replaceAll('"', "'")}, ${FONTS}` : value);
  }
  for (const name of ["class", "style", "tabindex", "role", "aria-label"]) copy.removeAttribute(name);
}

function named(name, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  made.textContent = text;
  return made;
}

/** Paper under all of it. */
function ground(sheet) {
  const { width, height } = sizeOf(sheet);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ width, height, fill: getComputedStyle(document.documentElement).getPropertyValue("--paper").trim() || "white" })) paper.setAttribute(name, String(value));
  return paper;
}

/**
 * The text of an SVG file as a picture of dots, twice as fine as the page.
 * @param {{text: string, width: number, height: number}} file
 * @returns {Promise<Blob>}
 */
export async function dotted({ text, width, height }, times = 2) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: Math.round(times * width), height: Math.round(times * height) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}
