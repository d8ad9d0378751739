# ruff: noqa: E501 -- tables of programs
"""A value opened at one cell: the links to other cells, and the partial derivative along each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.model.cell import Cell, Opened
from explorer.model.program import Program
from explorer.model.run import Run
from explorer.model.stale import stale
from explorer.model.wire import from_json, to_json
from tests.brief import SOURCES as BRIEF
from tests.tutorials.test_brought import PROGRAMS
from tests.unhurried import run

LARGEST = 25  # values of a graph that is tried
START = "import engine as mg\nimport numpy as np\n"
MANY = (
    START
    + """
x = mg.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
w = mg.tensor([0.5, -1.0, 2.0])
y = x * w
"""
)
# what is computed of x, of shape (2, 3), and w, of shape (3,), both positive and without ties
KINDS = (
    "x * w", "x / w", "x @ w", "mg.einsum('ij,j->i', x, w)", "x.sum(axis=0)", "x.mean()", "x[1]", "x[:, [0, 0, 2]]", "x.T @ x",
    "mg.nnet.activations.softmax(x)", "mg.sort(w)", "mg.cumsum(x, axis=1)", "mg.where(x > 2, x, w)", "mg.maximum(x, w)",
    "mg.concatenate([x, x])", "mg.stack([w, w * 2])", "mg.repeat(x, 2)", "x.reshape(3, 2)", "mg.linalg.norm(x, axis=1)", "x.var(axis=0)",
    "mg.max(x, axis=1)", "mg.prod(x, axis=0)", "mg.nnet.activations.relu(x - 2)", "mg.exp(x) ** 2", "mg.broadcast_to(w, (2, 3))",
    "mg.linalg.inv(x.T @ x + mg.tensor(np.eye(3)))", "mg.roll(w, 1)", "mg.clip(x, 2, 5)", "mg.expand_dims(w, 0) + x", "x ** 2 + 0 * w",
    "mg.nnet.layers.conv_nd(x.reshape(1, 1, 2, 3), w.reshape(1, 1, 1, 3), stride=1)",
    "mg.nnet.layers.max_pool(x.reshape(1, 1, 2, 3), (2, 2), 1)",
)  # fmt: skip


def ran(source: str, cell: Cell | None = None) -> Run:
    return run(Program(source, cell=cell))


def opened(source: str, node: int, at: int) -> Opened:
    found = ran(source, Cell(node, at)).graph.opened
    assert found is not None
    return found


def cells(made: Run) -> list[Cell]:
    """One cell of each value, now at the beginning, now in the middle, now at the end."""
    sizes = [(node.key, int(np.prod(node.value.shape))) for node in made.graph.nodes]
    return [Cell(key, (0, size // 2, size - 1)[key % 3]) for key, size in sizes if size]


def gradient_of(made: Run, cell: Cell) -> float | None:
    """The gradient that the graph has of a cell; None where an array has too many to send."""
    gradient = made.graph.nodes[cell.node].gradient
    assert gradient is not None
    return None if gradient.numbers is None else gradient.numbers[cell.at]


SOURCES = {
    **{kind: f"{START}x = mg.tensor([[1.0, 2.0, 4.0], [7.0, 5.0, 6.0]])\nw = mg.tensor([0.5, 1.5, 3.0])\ny = {kind}\n"
             f"s = (y * np.arange(1.0, y.size + 1).reshape(y.shape)).sum()\ns.backward()\n" for kind in KINDS},
    **BRIEF,
    **dict(list(PROGRAMS.items())[::12]),
}  # fmt: skip


@pytest.mark.parametrize("title", SOURCES)
def test_what_arrived_at_the_linked_cells_times_the_links_is_the_gradient(title: str) -> None:
    made = ran(SOURCES[title])
    if made.error or len(made.graph.nodes) > LARGEST or made.graph.seed is None:
        return
    for cell in cells(made):
        graph = ran(SOURCES[title], cell).graph
        found = graph.opened
        assert found is not None
        assert repr(replace(graph, opened=None)) == repr(made.graph)  # nothing else is another
        if found.own.gradients is None or found.unshown or cell.node == made.graph.target:
            continue
        gradient = gradient_of(made, cell)
        if gradient is None:
            continue
        arrived = [
            link.gradient * (link.slope or 0) for lane in found.uses for link in lane.links if link.gradient is not None
        ]
        assert sum(arrived) == pytest.approx(gradient, rel=1e-6, abs=1e-9), cell


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_is_the_same_from_both_of_its_ends(kind: str) -> None:
    source = SOURCES[kind]
    made = ran(source)
    [node] = [node for node in made.graph.nodes if node.name == "y" or node.text == kind][-1:]
    for at in range(int(np.prod(node.value.shape))):
        for lane in opened(source, node.key, at).sources:
            for link in lane.links if lane.node is not None else ():
                back = opened(source, lane.node, link.at)
                slopes = [
                    other.slope for use in back.uses if (use.node, use.operand) == (node.key, lane.operand)
                    for other in use.links if other.at == at
                ]  # fmt: skip
                assert slopes == [pytest.approx(link.slope)], (at, link)


def test_a_factor_of_zero_hides_no_link() -> None:
    zeros = f"{START}x = mg.tensor([[1.0, 0.0]])\nw = mg.tensor([[0.0], [0.0]])\ny = x @ w\ny.backward()"
    [left, right] = opened(zeros, 2, 0).sources
    assert [(link.at, link.slope) for link in left.links] == [(0, 0.0), (1, 0.0)]
    assert [(link.at, link.slope) for link in right.links] == [(0, 1.0), (1, 0.0)]
    where = opened(f"{START}x = mg.tensor([1.0, -1.0])\ny = mg.where(x > 0, x, 0.1 * x)\ny.sum().backward()", 2, 1)
    assert [[(link.at, link.slope) for link in lane.links] for lane in where.sources] == [
        [(1, None)],
        [(1, 0.0)],
        [(1, 1.0)],
    ]


def test_an_infinite_slope_elsewhere_disturbs_no_link() -> None:
    roots = opened(
        f"{START}x = mg.tensor([[0.0, 4.0]])\ny = mg.sqrt(x) * mg.tensor([[1.0], [2.0]])\ny.sum().backward()", 0, 1
    )
    assert [[(link.at, link.slope) for link in lane.links] for lane in roots.uses] == [[(1, 0.25)]]


def test_windows_and_memory_are_told() -> None:
    large = opened(
        f"{START}x = mg.tensor(np.arange(45_000.0).reshape(300, 150))\ny = x[250]\ny.sum().backward()", 1, 120
    )
    assert large.own.is_view and large.own.base == 0 and large.own.strides == (8,)
    [source] = large.sources
    assert (source.window.row, source.window.rows, source.window.column, source.window.columns) == (200, 100, 100, 50)
    assert source.links[0].at == 250 * 150 + 120
    assert source.numbers[50 * 50 + 20] == 250 * 150 + 120


@pytest.mark.parametrize("cell", [Cell(99, 0), Cell(0, 6)])
def test_a_cell_that_is_not_there_opens_nothing(cell: Cell) -> None:
    made = ran(MANY, cell)
    assert made.error is None
    assert made.graph.opened is None


def test_an_operation_that_is_too_large_has_lanes_without_links() -> None:
    found = opened(f"{START}x = mg.tensor(np.ones(300_000))\ny = x * 2.0\ny.sum().backward()", 0, 7)
    assert found.too_large
    assert [lane.links for lane in found.uses] == [()]
    assert len(found.own.numbers) == 100


def test_it_crosses_a_wall_without_loss() -> None:
    made = ran(MANY, Cell(2, 4))
    assert made.graph.opened is not None
    assert from_json(to_json(made)) == made


BROADCAST = {  # two operands, and what is computed of them
    ("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]", "[0.5, -1.0, 2.0]"): (
        "a * b",
        "a / b",
        "a + b",
        "b ** a",
        "mg.maximum(a, b)",
    ),
    ("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]", "[[0.5], [2.0]]"): ("a * b", "b - a", "mg.arctan2(a, b)"),
    ("[[1.0, 2.0, 3.0]]", "[[0.5], [2.0]]"): ("a * b", "mg.exp(a) * b", "a / b"),
    ("[1.0, 2.0, 3.0]", "0.7"): ("a * b", "a ** b", "b / a"),
}


@pytest.mark.parametrize("operands", BROADCAST)
def test_what_comes_back_to_the_copies_adds_up_to_the_contribution(operands: tuple[str, str]) -> None:
    for expression in BROADCAST[operands]:
        one, other = operands
        source = (
            f"{START}a = mg.tensor({one})\nb = mg.tensor({other})\ny = {expression}\ns = (y ** 2).sum()\ns.backward()\n"
        )
        graph = ran(source).graph
        [node] = [each.key for each in graph.nodes if each.name == "y"]
        found = opened(source, node, 0)
        copied = [lane for lane in found.sources if lane.shares is not None]
        assert copied
        for lane in copied:
            shares = np.array(lane.shares).reshape(found.own.shape)
            small = (1,) * (shares.ndim - len(lane.shape)) + lane.shape
            axes = tuple(axis for axis, size in enumerate(small) if size == 1 and shares.shape[axis] != 1)
            [edge] = [each for each in graph.edges if each.child == node and each.operand == lane.operand]
            assert shares.sum(axis=axes).ravel() == pytest.approx(edge.contribution.numbers)


def test_nothing_is_copied_where_shapes_are_alike() -> None:
    found = opened(MANY + "z = x * x\ns = z.sum()\ns.backward()\n", 1, 0)
    assert [lane.shares for lane in found.sources] == [None, None]


@pytest.mark.parametrize(("at", "window"), [(0, (0, 1, 4, 5)), (5, (6, 7, 10, 11)), (8, (10, 11, 14, 15))])
def test_a_cell_of_a_convolution_was_made_of_a_window_that_moves_with_it(at: int, window: tuple[int, ...]) -> None:
    source = START + "x = mg.tensor(np.arange(16.0).reshape(1, 1, 4, 4))\nw = mg.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])\n"
    source += "y = mg.nnet.layers.conv_nd(x, w, stride=1)\ny.sum().backward()\n"
    graph = ran(source).graph
    [node] = [each.key for each in graph.nodes if each.op == "conv_nd"]
    [lane] = opened(source, node, at).behind
    assert tuple(link.at for link in lane.links) == window
    assert [link.slope for link in lane.links] in ([1, 2, 3, 4], [4, 3, 2, 1])
    value = sum(link.slope * link.number for link in lane.links)
    assert value == pytest.approx(graph.nodes[node].value.numbers[at])


LOOP = (
    START
    + "x = mg.tensor(1.5)\ny = mg.tensor(0.8)\nfor turn in range(3):\n    f = x * y * x\n    f.backward()\n    x.data -= 0.1 * x.grad\n"
)


def test_what_a_parameter_still_has_of_the_turn_before_is_what_the_program_reads_there() -> None:
    """The program prints its gradients as each turn begins, and has set none of them back."""
    seen = ran(LOOP.replace("    f = x", "    print(x.grad, y.grad)\n    f = x"))
    printed = [line.split() for line in seen.output.splitlines()]
    for turn in range(3):
        found = {seen.turns[turn].graph.nodes[key].name: value.numbers[0] for key, value in stale(seen, turn).items()}
        assert found == ({"x": float(printed[turn][0]), "y": float(printed[turn][1])} if turn else {})
    reset = ran(LOOP.replace("    f = x", "    x.null_grad()\n    f = x"))
    assert stale(reset, 2) == {}
