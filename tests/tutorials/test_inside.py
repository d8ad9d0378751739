"""Programs that learners bring print in the hosted page's Python what they print in the open, to the digits shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.confine.running import confined
from tests.engine_wasm.running import pyodide

from .test_brought import PROGRAMS

SAMPLE = [*PROGRAMS][::12]
NUMBER = re.compile(r"-?\d+\.\d+(?:e[-+]\d+)?")
SHOWN = 1e-5  # of a number: who sums in another order has other last digits


def inside(titles: list[str]) -> dict[str, list[str]]:
    """The programs that print otherwise there, with both texts."""
    printed = [(title, PROGRAMS[title], confined(PROGRAMS[title], seconds=60.0).output) for title in titles]
    with pyodide() as place:
        place.run(Path(__file__).with_name("brought_inside.py"), programs=printed)
        return json.loads((place.out / "found.json").read_text())


def is_alike(said: str, printed: str) -> bool:
    """Whether two texts differ in the last digits of numbers at most; NumPy's whole numbers have 32 bits there."""
    said = said.replace("int32", "int64")
    numbers = [[float(one) for one in NUMBER.findall(text)] for text in (said, printed)]
    words = [re.sub(r"\s+(?=\])|(?<=\[)\s+", "", " ".join(NUMBER.sub("#", one).split())) for one in (said, printed)]
    return words[0] == words[1] and numbers[0] == pytest.approx(numbers[1], rel=SHOWN, abs=1e-9)


def test_programs_print_the_same_in_the_browsers_python() -> None:
    found = inside(SAMPLE)
    assert {title: texts for title, texts in found.items() if not is_alike(*texts)} == {}
