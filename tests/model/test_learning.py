"""How a program learns: its own turns, its own model asked all over, the names of what goes wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from explorer.lessons import lesson
from explorer.model.learning.exam import Exam, Learned, Learning
from explorer.model.learning.health import troubles
from explorer.model.learning.learner import learn
from explorer.model.learning.schedule import MOST, NEAR, Schedule
from explorer.model.learning.sides import sides_of
from explorer.model.learning.sureness import meaning_of
from explorer.model.program import Program, Target
from explorer.model.run import LIMITS
from tests.each import each
from tests.unhurried import run

SHORT = lesson("moons").program.source
MOONS = SHORT.replace("range(150)", "range(450)").replace("rate = 1.0", "rate = 0.5")
PATIENT = LIMITS.within(60.0)
LINE = """import engine as mg
from data import line
x, y = line(40, slope=0.8, bias=0.5, noise=0.0, seed=1)
w, b = mg.tensor(0.0), mg.tensor(0.0)
def model(x):
    return w * x + b
for turn in range(100):
    loss = ((model(x) - y) ** 2).mean()
    loss.backward()
    w.data -= 0.2 * w.grad
    b.data -= 0.2 * b.grad
"""
DEEP = """import engine as mg
import numpy as np
from data import moons
X, y = moons(60, seed=1)
rng = np.random.default_rng(0)
layers = [mg.tensor({scale} * rng.normal(size=size)) for size in [(2, 8), (8, 8), (8, 8), (8, 1)]]
def model(X):
    for W in layers[:-1]:
        X = {act}(X @ W{shift})
    return (X @ layers[-1])[:, 0]
for turn in range({turns}):
    loss = mg.mean(np.log(1 + np.exp(-y * model(X))))
    loss.backward()
    for p in layers:
        p.data -= {rate} * p.grad
"""


def learnt(source: str, turn: int = -1, *, alone: bool = False) -> Learned:
    return learn(Program(source), Learning(turn, alone), {}, PATIENT)


def exam(found: Learned, turn: int) -> Exam:
    return next(each for each in found.exams if each.turn == turn)


def wrong_in(found: Learned, turn: int) -> list[int]:
    """How many are on the wrong side of what is learnt from, and of the test."""
    at, sides = exam(found, turn), sides_of(found)
    assert found.train and found.test and at.test is not None
    return [len(sides.wrong(*each)) for each in ((at.train, found.train.y), (at.test, found.test.y))]


@pytest.fixture(scope="module")
def moons() -> Learned:
    return learnt(MOONS, 400)


def test_the_lesson_says_at_turn_400_what_is_drawn_of_it(moons: Learned) -> None:
    at = exam(moons, 400)
    assert (round(moons.losses[400], 4), round(moons.tests[400], 4), moons.test_name) == (0.0819, 0.1043, "test")
    assert wrong_in(moons, 400) == [6, 3]
    [layer] = at.layers
    assert layer.weights is not None
    assert layer.weights.round(2).tolist() == [
        -1.47, 0.43, -0.35, 1.66, 0.63, 0.92, -0.98, 1.64, 1.39, 1.51, 0.57, -1.30, -3.02, 1.03, -1.40, 1.59,
    ]  # fmt: skip


def test_the_answers_to_its_questions_are_right() -> None:
    moons = learnt(SHORT, 100)
    assert wrong_in(moons, 100) == [10, 6]
    assert sum(wrong_in(moons, 149)) < 16
    spirals = learnt(
        SHORT.replace("moons(300, noise=0.2", "spirals(300, noise=0.1").replace("import moons", "import spirals")
    )
    assert wrong_in(spirals, 149) == [12, 12]
    flat = learnt(SHORT.replace("np.tanh(X @ W1 + b1)", "X @ W1 + b1"))
    assert flat.grid and flat.exams[-1].grid is not None
    places = np.column_stack([flat.grid.rows, np.ones(len(flat.grid.rows))])
    plane = places @ np.linalg.lstsq(places, flat.exams[-1].grid, rcond=None)[0]
    assert np.allclose(plane, flat.exams[-1].grid)


def test_asking_changes_nothing_of_the_run(moons: Learned) -> None:
    ran = run(Program(MOONS), PATIENT)
    assert [turn.loss.numbers[0] for turn in ran.turns if turn.loss and turn.loss.numbers] == list(moons.losses)


def test_what_the_model_says_all_over_is_what_the_program_computes_there(moons: Learned) -> None:
    at = exam(moons, 400)
    places = np.array(moons.grid.rows if moons.grid else ())[[0, 700, 1407]]
    asks = f"    if turn == 400:\n        said = model(np.array({places.tolist()})).data\n    loss.backward()"
    ran = run(Program(MOONS.replace("    loss.backward()", asks)), PATIENT)
    assert ran.error is None and at.grid is not None
    assert np.allclose(np.asarray(ran.variables["said"]), at.grid[[0, 700, 1407]], rtol=1e-12)


@each("turn", [0, 40, 149])
def test_one_answer_has_a_graph_of_its_own_and_the_run_stays_what_it_is(turn: int) -> None:
    asked = run(Program(SHORT, turn=turn, target=Target("model", row=(0.25, -0.5))), PATIENT)
    plain = run(Program(SHORT, turn=turn), PATIENT)
    assert asked.error is None and asked.shown == turn
    assert [each.loss for each in asked.turns] == [each.loss for each in plain.turns]
    graph = asked.turns[turn].graph
    assert [node.op for node in graph.nodes if node.op] == ["matmul", "add", "tanh", "matmul", "add", "getitem"]
    assert graph.aim and (graph.aim.own, graph.aim.missed) == (-1, "")
    assert all("model" in node.group[-1] for node in graph.nodes if node.op)
    W1, b1, W2, b2 = (np.array(each.value.numbers).reshape(each.value.shape) for each in graph.nodes[:4])
    said = np.tanh(np.array([[0.25, -0.5]]) @ W1 + b1) @ W2 + b2
    assert graph.nodes[-1].value.numbers == pytest.approx(said.ravel().tolist(), rel=1e-12)


def test_a_line_answers_to_one_number_and_what_answers_nothing_leaves_the_loss() -> None:
    graph = run(Program(LINE, turn=30, target=Target("model", row=(2.0,))), PATIENT).turns[30].graph
    w, b, *_, said = (each.value.numbers[0] for each in graph.nodes if each.value.numbers)
    assert said == pytest.approx(2.0 * w + b)
    for target in (Target("guess", row=(2.0,)), Target("model", row=(1.0, 2.0, 3.0))):
        shown = run(Program(SHORT, turn=1, target=target), PATIENT).turns[1].graph
        assert shown.aim and shown.aim.missed == "gone"
        assert shown.nodes[shown.aim.own].name == "loss"


def cross_entropy(labels: str, loss: str, model: str = "(X @ w)[:, 0]", size: str = "(2, 1)") -> str:
    return f"""import engine as mg
import numpy as np
from data import moons
X, y = moons(40, seed=1)
{labels}
w = mg.tensor(np.random.default_rng(1).normal(size={size}))
def model(X):
    return {model}
for turn in range(5):
    loss = {loss}
    loss.backward()
    w.data -= 0.1 * w.grad
"""


@each(
    "source, meaning",
    [
        (cross_entropy("", "mg.mean(np.log(1 + np.exp(-y * model(X))))"), "score"),
        (cross_entropy("", "mg.sum(np.log(1 + np.exp(-y * model(X))))"), "score"),
        (cross_entropy("y = (y + 1) / 2", "mg.mean(np.log(1 + np.exp(model(X))) - y * model(X))"), "score"),
        (
            cross_entropy(
                "y = (y + 1) / 2",
                "-mg.mean(y * np.log(model(X)) + (1 - y) * np.log(1 - model(X)))",
                "1 / (1 + np.exp(-(X @ w)[:, 0]))",
            ),
            "chance",
        ),
        (
            cross_entropy(
                "y = (y > 0).astype(int) + (X[:, 0] > 0.5)",
                "mg.nnet.softmax_crossentropy(model(X), y)",
                "X @ w",
                "(2, 3)",
            ),
            "scores",
        ),
        (cross_entropy("", "mg.mean((model(X) - y) ** 2)"), ""),
        (cross_entropy("", "mg.mean(np.log(1 + np.exp(-y * model(X)))) + 0.1 * mg.sum(w ** 2)"), ""),
    ],
)
def test_answers_are_chances_where_the_loss_makes_them_so(source: str, meaning: str) -> None:
    found = learnt(source)
    assert found.trouble == ""
    assert meaning_of(found, sides_of(found)) == meaning


def test_a_line_is_fitted_along_its_number() -> None:
    found = learnt(LINE)
    assert found.grid and found.grid.kind == "line"
    assert found.exams[-1].turn == 99
    first, last = found.exams[0].grid, found.exams[-1].grid
    assert first is not None and last is not None
    assert not first.any()
    assert np.allclose(last, 0.8 * found.grid.rows + 0.5, atol=1e-6)
    assert sides_of(found).classes == 0


def test_a_network_in_classes_is_a_model_like_any_other() -> None:
    source = """import engine as mg
import numpy as np
from data import moons, batches
class Net:
    def __init__(self):
        self.w = mg.tensor([[1.0, 0.0], [0.0, 1.0]])
    def __call__(self, X):
        return X @ self.w
X, y = moons(50, seed=1)
y = (y > 0).astype(int)
model = Net()
for turn in range(3):
    for X_some, y_some in batches(X, y, 20, seed=turn):
        loss = mg.nnet.softmax_crossentropy(model(X_some), y_some)
        loss.backward()
        model.w.data -= 0.1 * model.w.grad
"""
    found = learnt(source)
    assert (found.trouble, len(found.losses), found.model) == ("", 9, "model")
    assert found.train and found.train.names == ("X", "y")
    assert found.exams[-1].train.shape == (50, 2)
    assert sides_of(found).classes == 2


def test_what_sees_pictures_has_no_plane_but_its_weights_are_pictures() -> None:
    source = """import engine as mg
import numpy as np
from data import digits
X, y = digits(100, seed=1)
W = mg.tensor(np.zeros((64, 10)))
def model(X):
    return X @ W
for turn in range(20):
    loss = mg.nnet.softmax_crossentropy(model(X), y)
    loss.backward()
    W.data -= 0.5 * W.grad
"""
    found = learnt(source)
    assert found.grid and found.grid.kind == "points" and found.train
    [size] = found.exams[-1].sizes
    assert size.picture is not None and size.picture.shape == (64, 10)
    assert len(sides_of(found).wrong(found.exams[-1].train, found.train.y)) < 20


def test_exams_lie_along_the_whole_run_and_close_to_the_turn_that_is_looked_at(moons: Learned) -> None:
    turns = [each.turn for each in moons.exams]
    assert {0, 449, *range(400 - NEAR, 400 + NEAR + 1)} <= set(turns)
    assert len(turns) <= MOST + 2 * NEAR + 2


def test_a_schedule_never_has_more_than_so_many_exams_along_the_way() -> None:
    schedule, taken = Schedule(-1), list[int]()
    for turn in range(5_000):
        if schedule.is_due(turn, last=turn == 4_999):
            taken.append(turn)
            kept = schedule.kept(taken)
            taken = [each for each in taken if each in kept or each == turn]
    assert len(taken) <= MOST + 1
    assert np.diff(taken[:-1]).min() == np.diff(taken[:-1]).max()


def said(source: str) -> list[str]:
    found = learnt(source)
    assert found.exams, found.trouble
    return [each.what for each in troubles(found.exams[-1], found.exams[0])]


def deep(act: str = "np.tanh", scale: float = 0.7, rate: float = 0.1, turns: int = 3, shift: str = "") -> str:
    return DEEP.format(act=act, scale=scale, rate=rate, turns=turns, shift=shift)


def test_a_rate_that_is_too_small_is_slow_and_a_right_one_is_not() -> None:
    said = {}
    for rate in ("0.0003", "0.5"):
        found = learnt(SHORT.replace("rate = 1.0", f"rate = {rate}"))
        said[rate] = [each for each in troubles(found.exams[-1], found.exams[0], found.losses) if each.what == "slow"]
        if said[rate]:
            assert said[rate][0].number == pytest.approx(1 - found.losses[-1] / found.losses[0])
    assert [len(said[rate]) for rate in said] == [1, 0]


def test_a_healthy_network_is_in_no_trouble() -> None:
    assert said(deep()) == []


def test_units_that_are_0_for_every_row_are_dead() -> None:
    assert "dead" in said(deep("mg.nnet.relu", shift=" - 50.0"))


def test_units_at_the_end_of_their_range_for_every_row_are_saturated() -> None:
    assert "full" in said(deep(shift=" + 50.0"))


def test_gradients_that_shrink_from_layer_to_layer_vanish() -> None:
    assert "vanishing" in said(deep("mg.nnet.sigmoid", scale=0.02))


def test_gradients_that_grow_a_thousandfold_explode() -> None:
    assert {"exploding", "lost"} & {*said(deep("mg.nnet.relu", scale=1.0, rate=30.0, turns=12))}


UNASKED = {
    LINE.replace("def model", "def line_of").replace("model(", "line_of("): "into a function model(X)",
    LINE.replace("x, y =", "a, c =").replace("model(x) - y", "model(a) - c"): "Call your data X and y",
    LINE.replace("return w * x + b", "return (w * x + b).sum()"): "each row needs one answer",
    LINE.replace("return w * x + b", "return w * x[:40] + b"): "each row needs one answer",
    LINE.replace("return w * x + b", "assert len(x) == 40\n    return w * x + b"): "AssertionError",
}


@each("source", UNASKED)
def test_a_model_that_cannot_be_asked_says_why_and_its_losses_are_there(source: str) -> None:
    found = learnt(source)
    assert UNASKED[source] in found.trouble
    assert len(found.losses) == 100
    assert found.exams == ()


def test_a_run_that_fails_keeps_what_it_had() -> None:
    found = learnt(LINE.replace("    b.data", "    assert turn < 7\n    b.data"))
    assert len(found.losses) == 8
    assert 5 <= found.exams[-1].turn <= 7


HOARDS = """import engine as mg
import numpy as np
kept = []
X, y = np.zeros((4, 2)), np.array([0, 1, 0, 1])
w = mg.tensor(np.zeros(2))
def model(X):
    if len(X) > 4:
        for i in range(100):
            kept.append(mg.tensor(np.ones(1_000_000)) * 2.0)
    return X @ w
for turn in range(4):
    ((model(X) - y) ** 2).sum().backward()
"""


def test_a_model_that_hoards_when_it_is_asked_is_halted_as_any_program() -> None:
    found = learnt(HOARDS)
    assert "could not be asked all over" in found.trouble
    assert found.exams == ()


DRAWS = LINE.replace("return w * x + b", "return w * x + b + rng.normal(size=x.shape)").replace(
    "w, b", "import numpy as np\nrng = np.random.default_rng(1)\nw, b", 1
)


def test_a_model_that_draws_by_itself_is_asked_at_the_turn_that_is_looked_at() -> None:
    ran = run(Program(DRAWS), PATIENT)
    found = learnt(DRAWS, 50, alone=True)
    assert [each.turn for each in found.exams] == [50]
    losses: Sequence[float] = [turn.loss.numbers[0] for turn in ran.turns if turn.loss and turn.loss.numbers]
    assert losses[:51] == list(found.losses[:51])
