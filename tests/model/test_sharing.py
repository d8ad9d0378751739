"""Two programs with the same inputs: the second has the first one's numbers, by name, wherever shapes are the same."""

from __future__ import annotations

from itertools import count

from pytest import approx

from explorer.lessons import Lesson, lessons
from explorer.model.along import FIRST, Input, along, axes
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.sharing import Shared, beside
from tests.each import each
from tests.slowness import work
from tests.unhurried import run

from .test_mistakes import START

SQUARE = START + "x = mg.tensor(3.0)\nf = x * x\nf.backward()\n"


def pair(one: str, other: str, moved: dict[str, float] | None = None) -> tuple[Run, Shared]:
    return beside(run(Program(one, tuple((moved or {}).items()))), Program(other), run)


def numbers(ran: Run, name: str) -> tuple:
    [node] = [node for node in ran.graph.nodes if node.name == name]
    return node.value.numbers or ()


def test_a_slider_of_the_first_moves_both() -> None:
    second, shared = pair(SQUARE, SQUARE.replace("3.0", "5.0").replace("x * x", "x ** 2"), {"x": 4.0})
    assert (numbers(second, "x"), numbers(second, "f")) == ((4.0,), (16.0,))
    assert shared == Shared(("x",))


def test_leaves_that_are_drawn_or_computed_get_the_numbers_of_the_first_too() -> None:
    one = START + "np.random.seed(7)\nw = mg.tensor(np.random.randn(2, 3))\nf = (w * w).sum()\nf.backward()\n"
    other = START + "w = mg.tensor(np.zeros((2, 3)))\nf = (w ** 2).sum()\nf.backward()\n"
    second, shared = pair(one, other)
    assert numbers(second, "w") == numbers(run(Program(one)), "w") != (0.0,) * 6
    assert shared.names == ("w",)


def test_inputs_of_another_shape_keep_their_numbers_and_are_named() -> None:
    one = START + "w = mg.tensor([1.0, 2.0])\nf = w.sum()\nf.backward()\n"
    second, shared = pair(one, one.replace("1.0, 2.0", "7.0, 8.0, 9.0"))
    assert numbers(second, "w") == (7.0, 8.0, 9.0)
    assert shared.names == ()
    assert [(each.name, each.shapes) for each in shared.unlike] == [("w", ((2,), (3,)))]


def test_a_number_and_an_array_of_one_name_are_not_alike() -> None:
    second, shared = pair(SQUARE, SQUARE.replace("3.0", "[5.0, 6.0]").replace("x * x", "(x * x).sum()"))
    assert numbers(second, "x") == (5.0, 6.0)
    assert [each.shapes for each in shared.unlike] == [((), (2,))]


def test_names_that_are_not_shared_are_left_alone() -> None:
    second, shared = pair(SQUARE, SQUARE.replace("x", "y").replace("3.0", "5.0"))
    assert numbers(second, "y") == (5.0,)
    assert shared == Shared()


def test_the_second_has_the_numbers_of_its_own_sliders() -> None:
    other = Program(
        START + "x = mg.tensor(1.0)\ny = mg.tensor(2.0)\nf = x * y\nf.backward()\n", (("y", 7.0), ("x", 9.0))
    )
    second, _ = beside(run(Program(SQUARE)), other, run)
    assert numbers(second, "f") == (21.0,)


def test_a_text_that_cannot_be_read_fails_by_itself_and_shares_nothing() -> None:
    second, shared = pair(SQUARE, "x = (")
    assert second.error is not None and second.error.line == 1
    assert shared == Shared()


def test_a_first_program_that_fails_still_gives_its_numbers() -> None:
    second, _ = pair(START + "x = mg.tensor(4.0)\ny = 1 / 0\n", SQUARE)
    assert numbers(second, "f") == (16.0,)


def test_along_an_input_of_both_equal_curves_are_equal_and_others_as_far_apart_as_they_are() -> None:
    def seen(other: str) -> tuple:
        first, (second, shared) = run(Program(SQUARE)), pair(SQUARE, other)
        found = along(first, second, shared.names, run, 0.2)
        assert found is not None
        assert len(found.first.places) == 1_002
        assert (found.first.places[0], found.first.places[-2]) == (-3.0, 9.0)
        return found.values, found.slopes

    values, slopes = seen(SQUARE.replace("x * x", "x ** 2"))
    assert (values.most, slopes.most, values.alone) == (0.0, 0.0, 0)
    values, slopes = seen(SQUARE.replace("x * x", "x ** 3"))
    assert (values.most, values.place) == (9.0**3 - 9.0**2, 9.0)
    assert (slopes.most, slopes.place) == (3 * 81.0 - 18.0, 9.0)
    values, _ = seen(SQUARE.replace("x * x", "mg.log(x)"))
    assert values.alone == 251  # where x is 0 or less


def test_without_an_input_of_both_there_is_nothing_along_which_to_look() -> None:
    second, shared = pair(SQUARE, SQUARE.replace("x", "y"))
    assert along(run(Program(SQUARE)), second, shared.names, run, 0.2) is None


def test_the_reader_may_choose_the_input_along_which_to_look_and_its_cell() -> None:
    one = START + "x = mg.tensor(3.0)\nw = mg.tensor([1.0, 2.0])\nf = x * (w * w).sum()\nf.backward()\n"
    first, (second, shared) = run(Program(one)), pair(one, one.replace("w * w", "w ** 3"))
    assert axes(first, second, shared.names) == {"x": (), "w": (2,)}

    def seen(wanted: Input) -> tuple[str, int, float, float | None]:
        found = along(first, second, shared.names, run, 0.2, wanted)
        assert found is not None
        return found.first.leaf.name, found.first.at, found.first.places[-1], found.slopes.most

    assert seen(FIRST)[:3] == ("x", 0, 3.0)
    assert seen(Input("w", 0)) == ("w", 0, 1.0, approx(3 * 3 * 36 - 2 * 3 * 6))  # at 6, from -4 on
    assert seen(Input("w", 1))[:3] == ("w", 1, 2.0)
    assert seen(Input("gone", 1))[:3] == ("x", 0, 3.0)  # of a link to another program


def test_on_a_machine_that_grows_busier_both_are_still_seen_at_the_same_places() -> None:
    one = START + "w = mg.tensor([1.0, 2.0])\nf = (w * w).sum()\nf.backward()\n"
    first, (second, shared) = run(Program(one)), pair(one, one.replace("w * w", "w ** 3"))
    runs = count()

    def slower_and_slower(program: Program) -> Run:
        work(5e-5 * next(runs))
        return run(program)

    found = along(first, second, shared.names, slower_and_slower, 0.2, Input("w", 1))
    assert found is not None and found.first.places == found.second.places
    assert found.values.most == approx(7.0**3 - 7.0**2)


@each("lesson", [lesson for lesson in lessons() if lesson.second])
def test_what_a_lesson_is_compared_with_runs_with_its_inputs(lesson: Lesson) -> None:
    first = run(lesson.program)
    second, shared = beside(first, Program(lesson.second), run)
    assert second.error is None and second.turns
    assert {leaf.name for leaf in first.leaves} <= {*shared.names}
