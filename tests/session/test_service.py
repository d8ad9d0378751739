"""The page always gets an answer: it waits for one."""

import json
import math
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from explorer.model.along import FIRST
from explorer.model.confine.clock import spent
from explorer.model.plot import Domain
from explorer.model.program import Literal, Place, Program
from explorer.model.run import LIMITS, Run, run
from explorer.request import Beside, Descent, Request
from explorer.views.parts import LATER
from explorer.views.service import Service, blank
from tests.answered import numbers, parts
from tests.each import each
from tests.slowness import work

TEXT = "import engine as mg\nx = mg.tensor(2.0)\nf = x * x\nf.backward()"


def shown(answer: dict[str, object]) -> dict:
    return parts(answer)["program"]


def test_a_runner_that_breaks_is_a_failure_on_the_page() -> None:
    def broken(program: Program) -> None:
        raise KeyError("no such thing")

    ran, answer = Service(broken)(Request(1, TEXT))  # type: ignore[arg-type]
    assert ran.error is not None
    assert shown(answer)["failure"]["message"] == "This program could not be run here."
    assert shown(answer)["source"] == TEXT


def test_a_runner_that_recovers_is_forgiven() -> None:
    turns = iter([ValueError("once")])

    def shaky(program: Program):
        for error in turns:
            raise error
        return run(program)

    answers = Service(shaky)
    answers(Request(1, TEXT))
    ran, answer = answers(Request(2, TEXT))
    assert ran.error is None
    assert shown(answer)["failure"] is None


def test_what_no_browser_could_read_is_answered_in_words() -> None:
    ran = run(Program(TEXT))
    odd = replace(ran, literals=(Literal("x", math.inf, Place(2, 0, 2, 3)),))
    said = Service(lambda _: odd)(Request(1, TEXT))[1]
    assert shown(said)["failure"]["message"] == "This program ran, but its picture could not be made."


def test_the_answer_to_no_program_has_all_that_a_page_draws() -> None:
    nothing, something = json.loads(blank()), parts(Service(run)(Request(1, TEXT))[1])
    assert nothing.keys() == something.keys()
    assert nothing["structure"].keys() == something["structure"].keys()
    assert nothing["picture"][0].keys() == something["picture"][0].keys()


def test_an_answer_has_the_parts_that_are_wanted_in_their_order() -> None:
    wants = ("program", "values", "check")
    assert tuple(Service(run)(Request(1, TEXT, wants=wants))[1]) == wants


def test_other_numbers_alone_are_sent_without_the_structure_and_without_the_layout() -> None:
    answers = Service(run)
    first = parts(answers(Request(1, TEXT))[1])
    name = first["values"]["digest"]
    second = parts(answers(Request(2, TEXT, (("x", 3.0),), has=(name, f"{name} wide")))[1])
    assert (second["structure"], second["picture"], second["values"]["digest"]) == (None, None, name)
    assert numbers(second["values"]["values"]) == [3.0, 9.0]
    tall = parts(answers(Request(3, TEXT, has=(name, f"{name} wide"), orientations=("tall",)))[1])
    assert [layout["orientation"] for layout in tall["picture"]] == ["tall"]
    assert tall["structure"] is None


def test_another_structure_is_sent_whole() -> None:
    answers = Service(run)
    name = parts(answers(Request(1, TEXT))[1])["values"]["digest"]
    other = parts(answers(Request(2, TEXT.replace("x * x", "x + x"), has=(name, f"{name} wide")))[1])
    assert other["values"]["digest"] != name
    assert other["structure"] and other["picture"]


def test_the_graph_does_not_wait_for_what_takes_long() -> None:
    early: list[dict[str, object]] = []
    _, rest = Service(run)(Request(1, TEXT, descent=Descent(0.1, 3)), early.append)
    assert {"program", "values", "structure", "picture", "arrays"} <= {*early[0]} and len(early) == 1
    assert tuple(rest) == tuple(LATER)
    _, whole = Service(run)(Request(1, TEXT, descent=Descent(0.1, 3)))
    assert {**early[0], **rest} == whole


def test_what_takes_no_time_comes_at_once() -> None:
    early: list[dict[str, object]] = []
    _, whole = Service(run)(Request(1, TEXT), early.append)
    assert not early and "picture" in whole


WALK = "import engine as mg\nw = mg.tensor([2.0, -1.0])\nfor k in range(4):\n    (w * w).sum().backward()\n"


@pytest.mark.parametrize("change", ["w.data -= 0.1 * w.grad", "w = mg.tensor(w.data + 1)"])
def test_each_turn_that_was_kept_comes_with_the_run_as_it_would_be_shown(change: str) -> None:
    text = f"{WALK}    {change}\n"
    shown = parts(Service(run)(Request(1, text))[1])
    known = {shown["values"]["digest"]}
    assert sorted([shown["program"]["turn"], *(other["turn"] for other in shown["turns"])]) == [0, 1, 2, 3]
    for other in shown["turns"]:
        alone = parts(Service(run)(Request(1, text, turn=other["turn"]))[1])
        said = other["values"], other["checkable"], other["arrays"]
        assert said == (alone["values"], alone["program"]["checkable"], alone["arrays"])
        assert other["structure"] == (None if other["values"]["digest"] in known else alone["structure"])
        known.add(other["values"]["digest"])


def test_turns_that_differ_in_their_numbers_alone_share_one_structure() -> None:
    shown = parts(Service(run)(Request(1, f"{WALK}    w.data -= 0.1 * w.grad\n"))[1])
    assert [other["turn"] for other in shown["turns"] if other["structure"]] == [0]  # where w is what was typed


def test_a_walk_of_slow_programs_ends_within_a_runs_seconds_in_every_home() -> None:
    begun: list[float] = []

    def slow(program: Program):
        begun.append(spent())
        ran = run(program)
        work(0.25)
        return ran

    _, answer = Service(slow)(Request(1, TEXT, descent=Descent(0.1, 100)))
    assert 1 < len(begun) <= LIMITS.seconds / 0.25
    assert begun[-1] - begun[0] < LIMITS.seconds
    assert 1 < len(parts(answer)["descent"]["rows"]) < 100


@each("patience", [0.0, 0.4])
@each("asked", [("plot", {}), ("plot", {"up": "y"}), ("curves", {})])
def test_where_time_is_over_a_plot_says_so_and_no_place_passes_for_one_without_a_number(patience: float, asked) -> None:
    part, domain = asked
    text = "import engine as mg\nx, y = mg.tensor(2.0), mg.tensor(1.0)\nf = x * y if x > 0 else y\nf.backward()"

    def slow(program: Program) -> Run:
        work(0.05)
        return run(program)

    wanted = {"plot": Domain("x", **domain)} if part == "plot" else {"beside": Beside(text), "curves": FIRST}
    _, answer = Service(slow, patience=patience)(Request(1, text, **wanted))
    assert parts(answer)[part]["late"] is True


def test_what_is_loaded_for_a_program_takes_nothing_of_its_time(monkeypatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("explorer.views.service.load", lambda source: (loaded.append(source), time.sleep(0.6)))
    _, answer = Service(run, patience=1.0)(Request(1, TEXT, descent=Descent(0.1, 3)))
    assert loaded == [TEXT]
    assert len(parts(answer)["descent"]["rows"]) == 4


def test_what_draws_is_loaded_before_it_runs_and_else_nothing_is() -> None:
    code = "import sys, explorer.model.confine.names.draws as d; d.load({!r}); print('numpy.random' in sys.modules)"
    for text, is_loaded in (("np.random.rand(2)", "True"), ("mg.nnet.he_normal(2, 2)", "True"), (TEXT, "False")):
        said = subprocess.run([sys.executable, "-c", code.format(text)], capture_output=True, text=True, check=True)
        assert said.stdout.strip() == is_loaded
