"""PyTorch's own steps and rates, and what it makes of our scripts, into a table that the tests compare with.

    python -m venv torchenv; torchenv/bin/pip install torch; PYTHONPATH=. torchenv/bin/python -m tests.model.by_torch

PyTorch and what it needs are 5 GB, so it is asked once, where somebody has it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from pathlib import Path

import numpy as np

from explorer.model.program import Program
from explorer.picture.scripts import script
from tests.unhurried import run

TABLE = Path(__file__).with_name("by_torch.json")
RATE, STEPS, LENGTHS = 0.05, 50, (1, 7, 50)
RULES = {
    "plain": ("SGD", {}),
    "momentum": ("SGD", {"momentum": 0.9}),
    "nesterov": ("SGD", {"momentum": 0.9, "nesterov": True}),
    "rmsprop": ("RMSprop", {"alpha": 0.9}),
    "adagrad": ("Adagrad", {}),
    "adam": ("Adam", {}),
    "adamw": ("AdamW", {}),
}
HEAD = "import engine as mg\nimport numpy as np\nfrom engine.nnet import sigmoid, softmax, logsoftmax, elu\n"
HEAD += "x = mg.tensor([[0.5, -1.5, 0.25], [1.25, 0.75, -0.5]])\ny = mg.tensor([2.0, 0.5, 1.5])\n"
ONE = "f = mg.sum({})\nf.backward()\n"
TERMS = [
    *(f"np.{name}(x)" for name in ("sin", "cos", "tan", "tanh", "sinh", "cosh", "exp", "expm1", "exp2", "square")),
    *(f"np.{name}(y)" for name in ("log", "log2", "log10", "log1p", "sqrt", "cbrt", "reciprocal", "absolute", "sinc")),
    *(f"np.{name}(x / 2)" for name in ("arcsin", "arccos", "arctan", "arcsinh", "arctanh")),
    *(f"mg.{name}(y)" for name in ("sec", "csc", "cot", "sech", "csch", "coth", "arccot")),
    *("np.arccosh(y + 1)", "np.deg2rad(x)", "np.rad2deg(x)", "-x", "+x"),
    *("x - y", "x * y", "x / y", "y ** x", "x ** 3"),
    *("np.maximum(x, 0.1)", "np.minimum(x, y)", "np.arctan2(x, y)", "np.logaddexp(x, 0.3)", "np.hypot(x, y)"),
    *("np.where(x > 0, x ** 2, -x)", "x.mean(axis=0) * y", "x.sum(axis=1, keepdims=True) * x", "np.prod(x, axis=1)"),
    *("x.max(axis=0) * y", "x.min() * y", "np.var(x, axis=0) * y"),
    *("np.std(x) * y", "np.cumsum(y) * y", "np.cumsum(x, axis=0) * x"),
    *("x @ y", "y @ x.T", "x @ x.T @ x"),
    *("mg.einsum('ij,j->i', x, y)", "mg.transpose(x) @ x", "np.reshape(x, (3, 2)) @ x"),
    *("np.concatenate([x, x * 2], axis=1)", "np.stack([y, y * y])"),
    *("np.expand_dims(y, 0) * x", "x[0, 1:] * y[:2]", "x.ravel()[::2]"),
    *("softmax(x, axis=1) * y", "logsoftmax(x) * y", "sigmoid(x) * y", "elu(x, 0.7) * y", "np.linalg.inv(x @ x.T)"),
    "(x @ np.array([1, 2, 3])) * 2",
]  # fmt: skip
PROGRAMS = [HEAD + ONE.format(term) for term in TERMS]


def drawn() -> tuple[np.ndarray, np.ndarray]:
    """Where the rules begin, and fifty gradients of all sizes."""
    draw = np.random.default_rng(11)
    return draw.normal(size=3), draw.normal(size=(STEPS, 3)) * 10.0 ** draw.integers(-3, 3, (STEPS, 1))


def scripts() -> dict[str, str]:
    """What PyTorch is to run, by its digest."""
    found = [run(Program(source)) for source in PROGRAMS]
    texts = [script(each, each.shown, "torch").text for each in found]
    return {hashlib.sha256(text.encode()).hexdigest()[:16]: text for text in texts}


def asked() -> dict:
    """PyTorch's answers."""
    import torch

    torch.set_default_dtype(torch.float64)
    begin, slopes = drawn()

    def places(name: str, options: dict) -> list[list[float]]:
        w = torch.tensor(begin, requires_grad=True)
        step = getattr(torch.optim, name)([w], lr=RATE, **options)
        found = []
        for slope in slopes:
            w.grad = torch.tensor(slope)
            step.step()
            found.append(w.tolist())
        return found

    def rates(make: object, steps: int) -> list[float]:
        step = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
        schedule, found = make(step, steps), []
        for _ in range(steps):
            found.append(schedule.get_last_lr()[0])
            step.step()
            schedule.step()
        return found

    made = torch.optim.lr_scheduler
    schedules = {
        "constant": lambda step, n: made.ConstantLR(step, factor=1.0),
        "step": lambda step, n: made.StepLR(step, step_size=max(1, n // 4), gamma=0.5),
        "exponential": lambda step, n: made.ExponentialLR(step, gamma=0.95),
        "cosine": lambda step, n: made.CosineAnnealingLR(step, T_max=n),
        "inverse": lambda step, n: made.LambdaLR(step, lambda turn: 1 / (1 + 0.1 * turn)),
        "warmup": lambda step, n: made.LinearLR(step, start_factor=0.1, total_iters=max(1, n // 5)),
    }

    def gradients(text: str) -> dict[str, object]:
        names: dict = {}
        torch.set_default_dtype(torch.float32)  # as a reader runs it
        with contextlib.redirect_stdout(io.StringIO()):
            exec(text, names)
        return {
            name: each.grad.tolist()
            for name, each in names.items()
            if isinstance(each, torch.Tensor) and each.is_leaf and each.requires_grad
        }

    return {
        "torch": torch.__version__,
        "rules": {rule: places(*how) for rule, how in RULES.items()},
        "schedules": {name: {n: rates(make, n) for n in LENGTHS} for name, make in schedules.items()},
        "scripts": {digest: gradients(text) for digest, text in scripts().items()},
    }


if __name__ == "__main__":
    TABLE.write_text(json.dumps(asked(), indent=0) + "\n", encoding="utf-8")
