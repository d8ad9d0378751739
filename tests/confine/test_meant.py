"""Whole programs, in files by kind and with titles, mean here what they mean in Python: output, errors and values."""

from collections.abc import Iterator
from pathlib import Path

from tests.each import each

from .running import confined, python, same

UNSEEN = {"_", "rng"}  # what a program throws away; a stand-in that is no data
FOLDER = Path(__file__).parent / "meant"


def titled(path: Path) -> Iterator[tuple[str, str]]:
    """The programs of a file, each after a line `#### title`."""
    for part in path.read_text(encoding="utf-8").split("#### ")[1:]:
        title, _, source = part.partition("\n")
        yield f"{path.stem}: {title}", source.rstrip() + "\n"


PROGRAMS = dict(one for path in sorted(FOLDER.glob("*.txt")) for one in titled(path))


@each("title", PROGRAMS)
def test_a_titled_program_means_what_it_means_in_python(title: str) -> None:
    source = PROGRAMS[title]
    outcome = confined(source, seconds=60.0)
    output, error, variables = python(source)
    assert outcome.output == output
    assert (outcome.error.message.split(":")[0].rstrip(".") if outcome.error else None) == error
    assert outcome.variables.keys() - UNSEEN == variables.keys() - UNSEEN
    assert all(same(outcome.variables[name], value) for name, value in variables.items() if name not in UNSEEN)
