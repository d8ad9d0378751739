"""The page always gets an answer: it waits for one."""

import json

from explorer.model.program import Program
from explorer.model.run import run
from explorer.request import Request
from explorer.views.answers import Answers

TEXT = "import engine as mg\nx = mg.tensor(2.0)\nf = x * x\nf.backward()"


def shown(answer: dict[str, object]) -> dict:
    return json.loads(str(answer["tape"]))


def test_a_runner_that_breaks_is_a_failure_on_the_page() -> None:
    def broken(program: Program) -> None:
        raise KeyError("no such thing")

    ran, answer = Answers(broken)(Request(1, TEXT))  # type: ignore[arg-type]
    assert ran.error is not None
    assert shown(answer)["failure"]["message"] == "This program could not be run here."
    assert shown(answer)["source"] == TEXT


def test_a_runner_that_recovers_is_forgiven() -> None:
    turns = iter([ValueError("once")])

    def shaky(program: Program):
        for error in turns:
            raise error
        return run(program)

    answers = Answers(shaky)
    answers(Request(1, TEXT))
    ran, answer = answers(Request(2, TEXT))
    assert ran.error is None
    assert shown(answer)["failure"] is None
