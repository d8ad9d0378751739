// The one way from a token of the palette to a colour.

import { element } from "./elements.js";

/** A token's colour as it is now, as #rrggbb: a system colour, under forced colours, is asked for by name. */
export function colourOf(token) {
  const said = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim() || "gray";
  if (said.startsWith("#")) return said;
  const probe = element("i", "", { style: `color: ${said}; forced-color-adjust: none` });
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3);
  probe.remove();
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;
}
