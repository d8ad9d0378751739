// The one way from a token of the palette to what it stands for.

import { element } from "./elements.js";

/** What a token says now: a colour, or a list of fonts. */
export const tokenOf = (token) => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

/** A token's colour as it is now, as #rrggbb: a system colour, under forced colours, is asked for by name. */
export function colourOf(token) {
  const said = tokenOf(token) || "gray";
  if (said.startsWith("#")) return said;
  const probe = element("i", "", { style: `color: ${said}; forced-color-adjust: none` });
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  return `#${channels.slice(0, 3).map((channel) => Math.round(Number(channel)).toString(16).padStart(2, "0")).join("")}`;
}
