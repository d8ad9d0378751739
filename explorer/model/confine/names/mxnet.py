"""MXNet's way as programs see it (`from mxnet import nd, autograd`): the engine's own room of that name."""

from __future__ import annotations

from typing import Any

import numpy as np

import engine

from .. import costs
from ..shapes import elements
from ..values import Block, Namespace, Row, is_array
from .arrays import rows
from .draws import Draws

FUNCTIONS = {
    "whole": "array ones_like zeros_like sum mean max min norm reshape transpose concat stack clip argmax",
    "each": "abs square negative reciprocal maximum minimum add subtract multiply divide relu where",
    "hard": "exp log sqrt sin cos tan arctan sinh cosh tanh expm1 log1p cbrt sigmoid softmax log_softmax power",
    "shaped": "zeros ones full",
    "ranged": "arange",
    "sized_third": "random_normal random_uniform",
    "dotted": "dot",
}
DRAWS = {"sized_third": "normal uniform", "free": "seed"}
METHODS = {
    "whole": "sum mean max min norm reshape transpose clip argmax asnumpy detach copy astype as_in_context",
    "each": "abs square relu",
    "hard": "exp log sqrt sigmoid softmax tanh",
    "free": "asscalar",
    "dotted": "dot",
}
READ = "shape ndim size dtype T grad context"
BLOCKS = ("record", "pause", "train_mode", "predict_mode")


def names(draws: Draws) -> Namespace:
    """engine.mxnet for one run."""
    draws.begin()
    room = engine.mxnet
    recording = {name: Block(name, getattr(room.autograd, name)) for name in BLOCKS}
    asking = rows(room.autograd, {"whole": "grad", "free": "is_recording is_training"})
    backward = {"backward": Row("backward", backward_of_all, own=True)}
    random = Namespace("mxnet.random", rows(room.random, DRAWS))
    nd = Namespace("mxnet.nd", {**rows(room.nd, FUNCTIONS), "random": random})
    autograd = Namespace("mxnet.autograd", {**recording, **asking, **backward})
    return Namespace(
        "mxnet", {"nd": nd, "autograd": autograd, "random": random, "cpu": Row("cpu", room.cpu, costs.free)}
    )


def members(kind: type) -> dict[str, Any]:
    """What programs may read and call of MXNet's arrays."""
    own = {
        "attach_grad": Row("attach_grad", attach_grad, own=True),
        "backward": Row("backward", backward_of, own=True),
    }
    return {**dict.fromkeys(READ.split(), "read"), **rows(kind, METHODS), **own}


def attach_grad(machine: Any, array: Any, grad_req: str = "write") -> None:
    """array.attach_grad(): the array is a new leaf from here on, under its old names."""
    array.attach_grad(grad_req)
    for key, value in machine.globals.items():
        if value is array:
            machine.watcher.bound(machine.typed.get(key, key), array.tensor, machine.site.place)


def backward_of(machine: Any, array: Any, out_grad: Any = None, retain_graph: bool = False, **options: Any) -> None:
    """array.backward(...): the watcher walks the sweep and keeps the graph, then MXNet's own way follows."""
    head = plain(machine, out_grad)
    machine.meter.sweep()
    if not array.tensor.constant and array.tensor.creator is not None:
        machine.watcher.backward(array.tensor, head, machine.site.place, retain_graph=True)
    array.backward(head, bool(retain_graph))


def backward_of_all(
    machine: Any, heads: Any, head_grads: Any = None, retain_graph: bool = False, **options: Any
) -> None:
    """autograd.backward(heads, head_grads): one head is a Turn; several are swept as one sum, unseen."""
    several = heads if type(heads) in (list, tuple) else [heads]
    grads = head_grads if type(head_grads) in (list, tuple) else [head_grads] * len(several)
    if not all(type(one).__name__ == "NDArray" for one in several):
        raise TypeError("autograd.backward needs arrays that were made by nd")
    if len(several) == 1:
        backward_of(machine, several[0], grads[0], retain_graph)
        return
    machine.meter.sweep()
    weights = None if head_grads is None else [plain(machine, one) for one in grads]
    engine.mxnet.autograd.backward(list(several), weights, bool(retain_graph))


def plain(machine: Any, value: Any) -> Any:
    """A head gradient as numbers."""
    if value is None:
        return None
    if type(value) in (list, tuple):
        machine.numeric(value)
    elif not (is_array(value) or isinstance(value, (int, float, np.generic))):
        raise TypeError("a head gradient is made of numbers")
    machine.meter.array(elements(value))
    return np.asarray(value)
