// Figures on the page that Python never hears of: what this script knows of Bokeh's documents and models.

import { element } from "../dom/elements.js";
import { letGo } from "./removal.js";

const SPARED = ["selection_glyph", "nonselection_glyph", "muted_glyph", "decimated_glyph"];
const nothing = () => {};
const UNUSED = { set_data: nothing, set_visuals: nothing, after_visuals: nothing, after_lazy_visuals: nothing, map_data: nothing };

/** A figure that Python drew once for all pages, from its JSON, and the element that shows it. */
export function drawn(json) {
  const home = documentKind().from_json(JSON.parse(json));
  const seat = element("div", "drawn", { inert: "" }); // Bokeh's own tab stop has no name and does nothing
  spare(Bokeh.embed.add_document_standalone(home, seat));
  return { figure: home.roots()[0], seat };
}

/** Shows a plot that the script made; what comes back takes it away. Nothing in it is to be focused or clicked. */
export function embedded(plot, canvas) {
  letGo(Bokeh.Models.get("Plot").prototype.default_view.prototype);
  const home = new (documentKind())();
  const seat = element("div", "", { inert: "" });
  canvas.append(seat);
  home.add_root(plot);
  const views = Bokeh.embed.add_document_standalone(home, seat);
  spare(views);
  return async () => {
    (await views).clear();
    seat.remove();
    home.clear();
    const at = Bokeh.documents.indexOf(home);
    if (at >= 0) Bokeh.documents.splice(at, 1);
  };
}

/**
 * Bokeh keeps four more of each glyph, for rows that are selected or muted and for when there are too many. Ours never are: at a change
 * of columns nothing is worked out for those glyphs, which would be most of the work.
 */
async function spare(shown) {
  for (const { renderer_views: renderers = new Map() } of await shown) {
    for (const renderer of renderers.values()) for (const name of SPARED) Object.assign(renderer[name] ?? {}, UNUSED);
  }
}

/** A model by its name. */
export const made = (name, properties = {}) => new (Bokeh.Models.get(name))(properties);

/** Change a model's properties without a word to Python. */
export const put = (model, properties) => model.setv(properties, { sync: false });

/** Give a source other columns, likewise; cheaper than `put`, since Bokeh compares nothing. */
export function fill(source, data) {
  source.setv({ data }, { silent: true });
  source.change.emit();
}

/** The glyphs of a figure whose corners are round. */
export const rounded = (figure) => figure.renderers.map(({ glyph }) => glyph).filter(({ properties }) => properties.border_radius);

// not among what Bokeh gives away by name
const documentKind = () => Bokeh.documents[0].constructor;
