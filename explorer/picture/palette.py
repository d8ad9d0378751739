"""Every colour of the product, as one table of tokens, light and dark, and its fonts. Nothing else names either."""

from __future__ import annotations

# token: (light, dark)
COLOURS = {
    # backgrounds
    "paper": ("#fbfaf7", "#14171b"),
    "card": ("#ffffff", "#1d2126"),
    "done": ("#eef1f4", "#23282e"),
    # text
    "ink": ("#20242a", "#e9ebee"),
    "soft": ("#5c6470", "#a3abb6"),
    # lines: hairlines, borders of buttons, borders of cards and forward edges
    "line": ("#e3e1da", "#2c3138"),
    "strong": ("#c9c6bc", "#454c55"),
    "edge": ("#85817a", "#747d89"),
    # sign, and nothing else
    "pos": ("#0b66c3", "#6fb4ff"),
    "pos-tint": ("#dcebfa", "#15304b"),
    "neg": ("#a84a05", "#ff9f58"),
    "neg-tint": ("#fbe7d6", "#43280f"),
    # gradient flowing
    "back": ("#7a3fc0", "#c39bff"),
    "back-tint": ("#efe6fa", "#2d2140"),
    # curves of a program's figures, after ink
    "plot-1": ("#0b7a75", "#53c9bf"),
    "plot-2": ("#b3265e", "#ff8db4"),
    "plot-3": ("#567309", "#b2cc55"),
    "plot-4": ("#86610f", "#d9b45f"),
    # what goes on from one turn to the next
    "kept": ("#0b7a75", "#53c9bf"),
    "kept-tint": ("#dcf3f0", "#12332f"),
    # the current step
    "now": ("#f4c430", "#f4c430"),
    "now-tint": ("#fdf3cf", "#3d3413"),
}
THEMES = ("light", "dark")
FONTS = {
    "ui": 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif',
    "mono": 'ui-monospace, "SF Mono", "Cascadia Code", "DejaVu Sans Mono", monospace',
    "math": '"STIX Two Math", "Latin Modern Math", "Cambria Math", "DejaVu Serif", Georgia, serif',
}
# where the system forces its own colours: by their CSS names. Sign is told by the minus, the step by its outline.
FORCED = {
    **dict.fromkeys(("paper", "card", "done", "pos-tint", "neg-tint", "back-tint", "kept-tint", "now-tint"), "Canvas"),
    **dict.fromkeys(("ink", "soft", "line", "strong", "edge", "neg"), "CanvasText"),
    **dict.fromkeys(("plot-1", "plot-2", "plot-3", "plot-4"), "CanvasText"),
    **dict.fromkeys(("pos", "back", "kept"), "LinkText"),
    "now": "Highlight",
}


def colour(token: str, theme: str) -> str:
    """The colour of `token` as #rrggbb."""
    return COLOURS[token][THEMES.index(theme)]


def css() -> str:
    """The tokens as custom properties (--paper, ...): light on :root, dark under data-theme="dark", or the system's."""
    rules = [
        f"{selector} {{ color-scheme: {theme}; {_properties(theme)} }}"
        for selector, theme in ((":root", "light"), (':root[data-theme="dark"]', "dark"))
    ]
    fonts = " ".join(f"--{name}: {fonts};" for name, fonts in FONTS.items())
    forced = " ".join(f"--{token}: {name};" for token, name in FORCED.items())
    forcing = f"@media (forced-colors: active) {{ :root, :root[data-theme] {{ {forced} }} }}"
    return "\n".join([*rules, forcing, f":root {{ {fonts} }}"])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _properties(theme: str) -> str:
    return " ".join(f"--{token}: {colour(token, theme)};" for token in COLOURS)


def _luminance(hex_colour: str) -> float:
    channels = (int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
