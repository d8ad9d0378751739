"""The graph of a tensor as a diagram: plain tuples, DOT text, and SVG drawn without any further program."""

from typing import Any, NamedTuple

import numpy as np

from engine.snapshot import snapshot
from engine.tensor import Tensor

WIDTH, HEIGHT, ACROSS, DOWN = 132, 44, 24, 40


class Diagram(NamedTuple):
    """A graph to look at: `nodes` (key, lines of text), `edges` (key, key); `.source` as DOT, `.svg` as a picture."""

    nodes: tuple[tuple[str, tuple[str, ...]], ...]
    edges: tuple[tuple[str, str], ...]

    @property
    def source(self) -> str:
        """The diagram in the DOT language of Graphviz."""
        lines = [f'  {key} [shape=box label="{_quoted(words)}"];' for key, words in self.nodes]
        lines += [f"  {start} -> {end};" for start, end in self.edges]
        return "digraph {\n" + "\n".join(lines) + "\n}\n"

    @property
    def svg(self) -> str:
        """The diagram as SVG: rows of boxes, each below all that it was made of."""
        places = _places(self)
        width = max((x for x, _ in places.values()), default=0) + WIDTH + ACROSS
        height = max((y for _, y in places.values()), default=0) + HEIGHT + DOWN
        shapes = [_line(places[start], places[end]) for start, end in self.edges]
        shapes += [_box(places[key], words) for key, words in self.nodes]
        body = "\n".join(shapes)
        return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
                f'font-size="12" text-anchor="middle" role="img" aria-label="computational graph">\n{body}\n</svg>\n')

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: Any) -> Any:
        """Writes the picture (to a path that ends in .svg) or the DOT text, and gives the path as it came."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.svg if str(path).endswith(".svg") else self.source)
        return path


def build_graph(
    fin: Tensor, names: dict[str, Any] | None = None, *, render: bool = True, save: bool = False, dims: bool = False,
    dtypes: bool = False, sum_stats: bool = False,
) -> Diagram:
    """The diagram of all that a tensor was made of.

    `names`: such as locals(), what tensors are called. `dims`, `dtypes`, `sum_stats`: what is written beside values.
    `save`: also into computational_graph.svg. `render` is there for programs that pass it: a notebook shows the result.
    """
    called = {t.made: name for name, t in (names or {}).items() if isinstance(t, Tensor)}
    nodes: list[tuple[str, tuple[str, ...]]] = []
    edges: list[tuple[str, str]] = []
    for made, op, inputs, value in snapshot(fin):
        key = f"v{made}"
        nodes.append((key, _words(called.get(made), op, np.asarray(value), dims, dtypes, sum_stats)))
        for k, (kind, x) in enumerate(inputs):
            start = f"v{x}" if kind == "made" else f"{key}c{k}"
            if kind != "made":
                nodes.append((start, _words(None, None, np.asarray(x), dims, dtypes, sum_stats)))
            edges.append((start, key))
    diagram = Diagram(tuple(nodes), tuple(edges))
    if save:
        diagram.save("computational_graph.svg")
    return diagram


def _words(
    name: str | None, op: str | None, value: np.ndarray[Any, Any], dims: bool, dtypes: bool, sum_stats: bool
) -> tuple[str, ...]:
    title = " = ".join(word for word in (name, op) if word)
    number = f"{value[()]:.4g}" if value.ndim == 0 else f"array {value.shape}"
    words = [title, number] if title else [number]
    if dims and value.ndim:
        words.append(f"dims {value.shape}")
    if dtypes:
        words.append(str(value.dtype))
    if sum_stats and value.ndim and value.size:
        words += [f"min {value.min():.4g}, max {value.max():.4g}", f"mean {value.mean():.4g}, std {value.std():.4g}"]
    return tuple(words)


def _quoted(words: tuple[str, ...]) -> str:
    return "\\n".join(word.replace("\\", "\\\\").replace('"', '\\"') for word in words)


def _escaped(word: str) -> str:
    return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _places(diagram: Diagram) -> dict[str, tuple[int, int]]:
    """The corner of each box: its row is the longest way from a leaf; within a row the order of making."""
    rows: dict[str, int] = {key: 0 for key, _ in diagram.nodes}
    for start, end in diagram.edges:  # in order of making, so that a start's row is final
        rows[end] = max(rows[end], rows[start] + 1)
    filled: dict[int, int] = {}
    tall = HEIGHT + 14 * max((len(words) - 2 for _, words in diagram.nodes), default=0)
    places = {}
    for key, row in rows.items():
        places[key] = (ACROSS + filled.get(row, 0) * (WIDTH + ACROSS), DOWN // 2 + row * (tall + DOWN))
        filled[row] = filled.get(row, 0) + 1
    return places


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    x, y, to_x, to_y = start[0] + WIDTH // 2, start[1] + HEIGHT, end[0] + WIDTH // 2, end[1]
    middle = (y + to_y) // 2
    return f'<path d="M{x} {y}C{x} {middle} {to_x} {middle} {to_x} {to_y}" fill="none" stroke="#777"/>'


def _box(corner: tuple[int, int], words: tuple[str, ...]) -> str:
    x, y = corner
    height = max(HEIGHT, 16 + 14 * len(words))
    middle = x + WIDTH // 2
    texts = "".join(f'<text x="{middle}" y="{y + 18 + 14 * k}">{_escaped(word)}</text>' for k, word in enumerate(words))
    return f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{height}" rx="4" fill="#fff" stroke="#555"/>{texts}'
