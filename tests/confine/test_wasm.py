"""Some of the costly programs where the hosted page runs them: `python -m tests.confine.wasm costly` runs them all.

And programs as learners bring them: those with classes, and some of every other kind.
"""

import json
import re
from pathlib import Path

import numpy as np

from tests.engine_wasm.running import pyodide
from tests.tutorials.test_brought import PROGRAMS as BROUGHT

from .costly import CLASSES
from .running import confined
from .test_meant import PROGRAMS as MEANT
from .wasm import SCRIPTS, lives

CHAINS = "chains by mutation"
INSIDE = Path(__file__).with_name("programs_inside.py")
EVERY = 8  # one of so many is tried in the browser's Python, too
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
CLOSE = {"rtol": 1e-5, "atol": 1e-7}  # there is no BLAS in the browser: last digits differ


def test_a_worker_that_has_been_there_for_an_hour_answers_as_ever() -> None:
    assert lives(SCRIPTS["late"], 0, 1) == 0


def test_python_lives_through_every_chain_in_the_browsers_worker() -> None:
    names = [name for name, programs in CLASSES.items() for _ in programs]
    start = names.index(CHAINS)
    assert lives(SCRIPTS["costly"], start, start + names.count(CHAINS)) == 0


def alike(ours: str, theirs: str) -> bool:
    """Whether two outputs say the same, up to the last digits of their numbers."""
    if ours == theirs:
        return True
    numbers, others = ([*map(float, NUMBER.findall(one))] for one in (ours, theirs))
    words = [NUMBER.sub("#", one).split() for one in (ours, theirs)]
    return words[0] == words[1] and len(numbers) == len(others) and bool(np.allclose(numbers, others, **CLOSE))


def test_programs_of_learners_print_in_the_browsers_worker_what_they_print_here() -> None:
    programs = {**MEANT, **{title: BROUGHT[title] for title in [*BROUGHT][::EVERY]}}
    with pyodide() as place:
        (place.out / "programs.json").write_text(json.dumps(programs))
        place.run(INSIDE)
        outputs = json.loads((place.out / "outputs.json").read_text())
    here = {title: confined(source, seconds=60.0) for title, source in programs.items()}
    printed = {title: f"{one.output}{one.error.message if one.error else ''}" for title, one in here.items()}
    assert {title: (outputs[title], said) for title, said in printed.items() if not alike(outputs[title], said)} == {}
