"""The page for whoever is turned away: in our look, without a trace of what went on.

Where it may help to come again, it does so by itself.
"""

from __future__ import annotations

import html

from tornado.web import HTTPError

from explorer.picture.palette import css

ELSE = ("This page could not be opened", "Something went wrong on the server; it has been noted there.")

STYLE = """
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 480px; padding: 32px; }
svg { display: block; width: 56px; margin-bottom: 20px; fill: none; stroke: var(--ink); stroke-width: 3; }
svg .back { stroke: var(--back); stroke-dasharray: 4 3; }
h1 { margin: 0 0 8px; font-size: 22px; letter-spacing: -0.01em; }
p { margin: 0 0 12px; }
.soft { color: var(--soft); font-size: 14px; }
button { min-height: 44px; margin: 12px 0 20px; padding: 0 18px; border: 1px solid var(--ink); border-radius: 10px;
  background: var(--ink); color: var(--paper); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid var(--now); outline-offset: 2px; }
"""
# reloading keeps the part of the address after the #, which holds the program
SCRIPT = """
const { dataset } = document.documentElement;
if (matchMedia("(prefers-color-scheme: dark)").matches) dataset.theme = "dark";
if (dataset.seconds) {
  document.querySelector("button").onclick = () => location.reload();
  setTimeout(() => location.reload(), 1000 * dataset.seconds);
}
"""
PAGE = """<!DOCTYPE html>
<html lang="en" data-seconds="{seconds}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Autodiff Explorer</title>
<style>{style}</style>
</head>
<body>
<main>
<svg viewBox="0 0 64 40" aria-hidden="true"><path d="M12 8C30 8 30 20 50 20M12 32C30 32 30 20 50 20"/>
<path class="back" d="M12 14C28 15 30 25 46 25"/><circle cx="10" cy="8" r="6"/><circle cx="10" cy="32" r="6"/>
<circle cx="52" cy="20" r="8"/></svg>
<h1>{title}</h1>
<p role="status">{sentence}</p>
{again}
</main>
<script>{script}</script>
</body>
</html>
"""


AGAIN = """<button type="button">Try again</button>
<p class="soft">This page tries again by itself in {seconds} seconds. A program that you have typed is kept.</p>"""


class Turned(HTTPError):
    """The end of a request without its answer; after `seconds` one may come again."""

    def __init__(self, status: int, title: str, sentence: str, seconds: int | None = None) -> None:
        super().__init__(status)
        self.title, self.sentence, self.seconds = title, sentence, seconds


def notice(title: str, sentence: str, seconds: int | None) -> str:
    """The page."""
    again = AGAIN.format(seconds=seconds) if seconds else ""
    fields = {"title": html.escape(title), "sentence": html.escape(sentence), "seconds": str(seconds or "")}
    return PAGE.format(style=css() + STYLE, script=SCRIPT, again=again, **fields)
