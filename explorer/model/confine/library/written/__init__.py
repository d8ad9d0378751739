"""Modules of Python's that are written anew in the language that programs are confined to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..regular.search import given
from . import containers, expressions, files, fractions, notes, octets, paragraphs, pretty, series


def nothing() -> dict[str, Any]:
    """Most need no functions of ours."""
    return {}


BASES = "bases of containers"  # no name that can be imported
SERIES = "numpy.polynomial"
OCTETS = "bytes of texts"
WRITTEN: dict[str, tuple[str, Callable[[], Mapping[str, Any]]]] = {
    BASES: (containers.SOURCE, nothing),
    OCTETS: (octets.SOURCE, octets.given),
    SERIES: (series.SOURCE, nothing),
    "csv": (files.CSV, nothing),
    "io": (files.IO, nothing),
    "logging": (notes.SOURCE, nothing),
    "re": (expressions.SOURCE, given),
    "fractions": (fractions.SOURCE, nothing),
    "textwrap": (paragraphs.SOURCE, nothing),
    "pprint": (pretty.SOURCE, nothing),
}
