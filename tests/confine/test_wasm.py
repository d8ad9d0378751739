"""Some of the costly programs where the hosted page runs them: `python -m tests.confine.wasm costly` runs them all."""

from .costly import CLASSES
from .wasm import SCRIPTS, lives

CHAINS = "chains by mutation"


def test_a_worker_that_has_been_there_for_an_hour_answers_as_ever() -> None:
    assert lives(SCRIPTS["late"], 0, 1) == 0


def test_python_lives_through_every_chain_in_the_browsers_worker() -> None:
    names = [name for name, programs in CLASSES.items() for _ in programs]
    start = names.index(CHAINS)
    assert lives(SCRIPTS["costly"], start, start + names.count(CHAINS)) == 0
