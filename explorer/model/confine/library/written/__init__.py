"""Modules of Python's that are written anew in the language that programs are confined to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..regular.search import given
from . import (
    calendars,
    containers,
    dates,
    expressions,
    files,
    fractions,
    moments,
    notes,
    octets,
    options,
    orders,
    paragraphs,
    paths,
    pretty,
    reckoning,
    rows,
    scalars,
    series,
    special,
)


def nothing() -> dict[str, Any]:
    """Most need no functions of ours."""
    return {}


BASES = "bases of containers"  # no name that can be imported
SERIES = "numpy.polynomial"
OCTETS = "bytes of texts"
SPECIAL = "autograd.scipy"
WRITTEN: dict[str, tuple[str, Callable[[], Mapping[str, Any]]]] = {
    BASES: (containers.SOURCE + scalars.SOURCE, nothing),
    OCTETS: (octets.SOURCE, octets.given),
    SERIES: (series.SOURCE, nothing),
    "autograd.scipy.special": (special.SPECIAL, nothing),
    "autograd.scipy.stats.norm": (special.NORM, nothing),
    "autograd.scipy.stats.multivariate_normal": (special.NORMALS, nothing),
    "argparse": (options.SOURCE, nothing),
    "array": (rows.ARRAY, nothing),
    "calendar": (calendars.SOURCE, nothing),
    "csv": (files.CSV, nothing),
    "datetime": (dates.SOURCE + moments.SOURCE, nothing),
    "decimal": (reckoning.SOURCE, nothing),
    "graphlib": (orders.SOURCE, nothing),
    "io": (files.IO, nothing),
    "logging": (notes.SOURCE, nothing),
    "os": (paths.OS, nothing),
    "os.path": (paths.PATHS, nothing),
    "re": (expressions.SOURCE, given),
    "fractions": (fractions.SOURCE, nothing),
    "secrets": (rows.SECRETS, nothing),
    "textwrap": (paragraphs.SOURCE, nothing),
    "pprint": (pretty.SOURCE, nothing),
}
