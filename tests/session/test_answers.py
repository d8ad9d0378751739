"""The page always gets an answer: it waits for one."""

import json
import math
from dataclasses import replace

import pytest

from explorer.model.program import Literal, Place, Program
from explorer.model.run import run
from explorer.request import Request
from explorer.views.answers import Answers, blank

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


def test_what_no_browser_could_read_is_answered_in_words() -> None:
    ran = run(Program(TEXT))
    odd = replace(ran, literals=(Literal("x", math.inf, Place(2, 0, 2, 3)),))
    said = Answers(lambda _: odd)(Request(1, TEXT))[1]
    tape = json.loads(str(said["tape"]), parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert tape["failure"]["message"] == "This program ran, but its picture could not be made."


def test_the_tape_of_no_program_has_all_that_a_page_draws() -> None:
    nothing, something = json.loads(blank()), shown(Answers(run)(Request(1, TEXT))[1])
    assert nothing.keys() == something.keys()
    assert nothing["scenes"].keys() == something["scenes"].keys()
    assert nothing["scenes"]["wide"].keys() == something["scenes"]["wide"].keys()
