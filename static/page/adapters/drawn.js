// A figure that Python drew once for all pages: from its JSON into a Bokeh document of its own, of which Python never hears.

import { element } from "../dom/elements.js";

/** The figure, and the element that shows it. */
export function drawn(json) {
  const home = Bokeh.documents[0].constructor.from_json(JSON.parse(json));
  const seat = element("div", "drawn", { inert: "" }); // Bokeh's own tab stop has no name and does nothing
  Bokeh.embed.add_document_standalone(home, seat);
  return { figure: home.roots()[0], seat };
}
