"""Programs mean here what they mean in Python."""

from tests.each import each

from .programs import PROGRAMS
from .running import confined, python, same


@each("source", PROGRAMS)
def test_a_harmless_program_does_what_python_does(source: str) -> None:
    outcome = confined(source)
    output, error, variables = python(source)
    assert outcome.error is None, outcome.error
    assert error is None
    assert outcome.output == output
    assert outcome.variables.keys() == variables.keys()
    assert all(same(outcome.variables[name], value) for name, value in variables.items())
