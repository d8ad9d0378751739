"""`explore(loss)` in a notebook: one cell's output that carries everything it needs, in a frame of its own.

It asks no other host and no extension for anything, so it looks the same in JupyterLab, in an editor, in a page that
`nbconvert` wrote, and when the notebook is opened again without Python.
"""

from __future__ import annotations

import gzip
from base64 import b64encode
from html import escape
from inspect import currentframe
from itertools import count

from bokeh.document import Document
from bokeh.models.ui import UIElement
from bokeh.resources import Resources
from panel.io.notebook import patch_inline_stylesheets
from panel.io.resources import set_resource_mode
from panel.io.save import file_html

from engine import Tensor
from explorer.app import TITLE, Explorer
from explorer.model.existing import existing
from explorer.views.frame import DOCUMENT

# Panel's own bundle asks for models of all three.
SCRIPTS = Resources(mode="inline", components=["bokeh", "bokeh-widgets", "bokeh-tables"])
# The notebook's own theme is the page's, where the notebook says which; some keep their frames apart and say nothing.
UNPACK = """<!DOCTYPE html><script>
const dark = () => {
  try {
    const { jpThemeLight, vscodeThemeKind } = parent.document.body.dataset;
    if (jpThemeLight || vscodeThemeKind) return jpThemeLight === "false" || Boolean(vscodeThemeKind?.includes("dark"));
  } catch {}
  return matchMedia("(prefers-color-scheme: dark)").matches;
};
const fit = () => frameElement && (frameElement.style.height = innerWidth < 700 ? "TALLpx" : "HEIGHTpx");
(async () => {
  const packed = Uint8Array.from(atob("PACKED"), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const page = await new Response(stream).text();
  document.open();
  document.write(page);
  if (dark()) document.documentElement.dataset.theme = "dark";
  document.close();
  addEventListener("resize", fit);
  fit();
})();
</script>"""
HEIGHT, TALL = 560, 1040  # px: beside one another, and on a narrow screen below one another
FRAME = '<iframe title="{title}" style="width: 100%; height: {height}px; border: 0" srcdoc="{page}"></iframe>'
_NUMBERS = count(1)
Shown = dict[str, str]  # what a notebook may show, by kind


class Explored(Explorer):
    """The Explorer of a graph that exists already: nothing of it is asked of Python again."""

    def __init__(self, tensor: Tensor, names: dict[str, object]) -> None:
        self._run = existing(tensor, names)
        super().__init__(shown=self._run, key=f"explored-{next(_NUMBERS)}")

    def __repr__(self) -> str:
        values = len(self._run.graph.nodes)
        return f"<a graph of {values} value{'s' if values != 1 else ''}: a notebook shows it>"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[Shown, dict[str, str]]:
        return {"text/plain": repr(self), "text/html": framed(self.document())}, {}

    def document(self) -> str:
        """The page as one HTML document, with its scripts and styles written into it."""
        with set_resource_mode("inline"):
            root = self.page.get_root(Document())
            for each in root.select({"type": UIElement}):
                patch_inline_stylesheets(each)
            return file_html(root, SCRIPTS, TITLE, template=DOCUMENT)


def explore(tensor: Tensor) -> Explored:
    """The graph of a tensor that exists already, for a notebook cell; nothing of it is changed."""
    here_now = currentframe()
    caller = here_now.f_back if here_now else None
    return Explored(tensor, {**caller.f_globals, **caller.f_locals} if caller else {})


def framed(document: str) -> str:
    """The document in a frame, packed to a quarter: a notebook file keeps it once for each cell that shows a graph."""
    packed = b64encode(gzip.compress(document.encode(), mtime=0)).decode()
    page = UNPACK.replace("PACKED", packed).replace("HEIGHT", str(HEIGHT)).replace("TALL", str(TALL))
    return FRAME.format(title=TITLE, height=HEIGHT, page=escape(page))
