"""Programs as learners get them wrong: what is said names the line, what happened, in their words, and what to do.

In the file each program stands under its line, what the message must say, and the remedy.
"""

from pathlib import Path

from tests.each import each

from .running import confined

HEAD = "import engine as mg\nimport numpy as np\n"
TEXT = (Path(__file__).parent / "wrong" / "programs.txt").read_text(encoding="utf-8")
PROGRAMS = [tuple(part.partition("\n")[::2]) for part in TEXT.split("#### ")[1:]]
INNER = ("say()", "walked()", "Namespace", "Function'", "0x")


@each("said, source", PROGRAMS)
def test_a_wrong_program_is_told_what_happened_and_what_to_do(said: str, source: str) -> None:
    line, message, remedy = said.split(" | ")
    error = confined(HEAD + source.rstrip("\n")).error
    assert error is not None
    assert error.line == int(line) + 2
    assert message in error.message
    assert error.remedy == remedy
    assert not any(name in error.message for name in INNER)


def test_after_a_failure_the_values_so_far_are_there() -> None:
    outcome = confined(HEAD + "a = np.ones(2)\nb = 3\nc = a + np.ones(3)")
    assert outcome.error is not None
    assert outcome.variables.keys() >= {"a", "b"}
