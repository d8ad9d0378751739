"""From one turn to the next: parameters and data go on, what is computed is made anew, gradients are nulled."""

from __future__ import annotations

from explorer.model.program import Program
from tests.each import each
from tests.unhurried import run

HEAD = "import engine as mg\nw = mg.tensor(2.0)\ndata = mg.tensor(3.0, constant=True)\n"
UPDATES = {  # how a loop moves w: (what each turn keeps, what has lost its gradient)
    "w.data -= 0.1 * w.grad": (["w", "data"], ["w"]),
    "w = mg.tensor(w.data - 0.1 * w.grad)": (["w", "data"], []),  # another tensor, that never had one
    "g = w.grad\n    w.null_grad()\n    w.data -= 0.1 * g": (["w", "data"], ["w"]),
    "with mg.no_autodiff:\n        w -= 0.1 * w.grad": (["w", "data"], ["w"]),
}


@each("update", UPDATES)
def test_what_goes_on_is_known_in_every_turn(update: str) -> None:
    kept, nulled = UPDATES[update]
    loop = "for i in range(4):\n    y = w * data\n    L = y ** 2\n    L.backward()\n"
    found = run(Program(f"{HEAD}{loop}    {update}\n"))
    assert found.error is None
    for turn in found.turns[:4]:
        names = [turn.graph.nodes[key].name for key in turn.graph.kept]
        lost = [turn.graph.nodes[key].name for key in turn.graph.nulled]
        assert (sorted(names), lost) == (sorted(kept if turn.number else ["w"]), nulled if turn.number else [])


def test_a_gradient_that_is_added_to_was_not_nulled() -> None:
    source = (
        "from engine.mxnet import nd, autograd\nw = nd.array([2.0])\nw.attach_grad(grad_req='add')\n"
        "for i in range(3):\n    with autograd.record():\n        L = (w * w).sum()\n    L.backward()\n"
    )
    found = run(Program(source))
    assert found.error is None
    assert [turn.graph.nulled for turn in found.turns] == [(), (), ()]
