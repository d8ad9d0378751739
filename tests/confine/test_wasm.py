"""Some of the costly programs where the hosted page runs them: `python -m tests.confine.wasm costly` runs them all."""

from .costly import CLASSES
from .wasm import SCRIPTS, lives

CHAINS = "chains by mutation"


def test_python_lives_through_every_chain_in_the_browsers_worker() -> None:
    names = [name for name, programs in CLASSES.items() for _ in programs]
    start = names.index(CHAINS)
    assert lives(SCRIPTS["costly"], start, start + names.count(CHAINS)) == 0
