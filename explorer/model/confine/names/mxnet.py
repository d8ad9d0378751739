"""MXNet's way as programs see it (`from mxnet import nd, autograd`): the engine's own room of that name."""

from __future__ import annotations

from typing import Any

import numpy as np

import engine

from ..costs import RULES
from ..shapes import elements
from ..takes import takes
from ..values import Block, Namespace, Row, is_array, is_mxnet
from .draws import Draws
from .sweeps import sweeping
from .tables import rows

FUNCTIONS = """
joined(source_array, ctx:context=, dtype=): array
viewed(data): ones_like zeros_like
shaped(shape, ctx:context=, dtype=): zeros ones
shaped(shape, val, ctx:context=, dtype=): full
ranged(start:number=, stop:number=, step:number=, dtype=): arange
drawn_of_shape(loc=, scale=, shape=, dtype=): random_normal
drawn_of_shape(low=, high=, shape=, dtype=): random_uniform
reduced(data, axis=, keepdims=): sum mean max min
norm(data, ord=, axis=, keepdims=): norm
viewed(data, shape): reshape
viewed(data, axes=): transpose
joined(*data, dim:whole=): concat
joined(*data, axis:whole=): stack
stepwise(data, a_min:number, a_max:number): clip
reduced(data, axis=): argmax
each(x): abs square negative reciprocal
layer(x): relu exp log sqrt sin cos tan arctan sinh cosh tanh expm1 log1p cbrt sigmoid
layer(x, axis=): softmax log_softmax
each(x1, x2): maximum minimum add subtract multiply divide
hard(x1, x2): power
chosen(condition, x, y): where
dotted_first(lhs, rhs): dot
chosen_by_index(data, index, axis:whole=, keepdims=): pick
marked(indices, depth:whole, on_value:number=, off_value:number=, dtype=): one_hot
slices(a, indices, axis:whole=, mode=): take
square_or_wide(N, M:whole=, k:whole=, ctx:context=, dtype=): eye
viewed(data, axis:whole): expand_dims
viewed(data, axis=): squeeze
viewed(data): flatten
stretched(data, shape): broadcast_to
spaced(start, stop, num, endpoint=, ctx:context=, dtype=): linspace
"""
DRAWS = """
drawn_of_shape(loc=, scale=, shape=, dtype=): normal
drawn_of_shape(low=, high=, shape=, dtype=): uniform
free(seed_state:whole): seed
"""
ASKING = "free(): is_recording is_training"
METHODS = """
reduced(self:self, axis=, keepdims=): sum mean max min
norm(self:self, ord=, axis=, keepdims=): norm
viewed(self:self, *shape, shape=): reshape
viewed(self:self, axes=): transpose
stepwise(self:self, a_min:number, a_max:number): clip
reduced(self:self, axis=): argmax
viewed(self:self): asnumpy detach copy
viewed(self:self, dtype): astype
free(self:self, context:context): as_in_context
free(self:self): asscalar
layer(self:self): abs square relu exp log sqrt sigmoid tanh
layer(self:self, axis=): softmax
dotted_first(self:self, rhs): dot
slices(self:self, indices, axis:whole=, mode=): take
viewed(self:self): zeros_like ones_like
"""
READ = "shape ndim size dtype T grad context"
BLOCKS = ("record", "pause", "train_mode", "predict_mode")


def names(draws: Draws) -> Namespace:
    """engine.mxnet for one run."""
    draws.begin()
    room = engine.mxnet
    recording = {name: Block(name, getattr(room.autograd, name)) for name in BLOCKS}
    asking = rows(room.autograd, ASKING)
    backward = {"backward": Row("backward", backward_of_all, own=True), "grad": Row("grad", gradients, own=True)}
    random = Namespace("mxnet.random", rows(room.random, DRAWS))
    nd = Namespace("mxnet.nd", {**rows(room.nd, FUNCTIONS), "random": random})
    autograd = Namespace("mxnet.autograd", {**recording, **asking, **backward})
    return Namespace(
        "mxnet",
        {
            "nd": nd,
            "autograd": autograd,
            "random": random,
            "cpu": Row("cpu", room.cpu, RULES["free"], takes("device_id:whole=")),
        },
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
    sweeping(machine, array.tensor)
    if not array.tensor.constant and array.tensor.creator is not None:
        machine.watcher.backward(array.tensor, head, machine.site.place, retain_graph=True)
    array.backward(head, bool(retain_graph))


def backward_of_all(
    machine: Any, heads: Any, head_grads: Any = None, retain_graph: bool = False, **options: Any
) -> None:
    """autograd.backward(heads, head_grads): one head is a Turn; several are swept as one sum, unseen."""
    several = heads if type(heads) in (list, tuple) else [heads]
    grads = head_grads if type(head_grads) in (list, tuple) else [head_grads] * len(several)
    if not all(map(is_mxnet, several)):
        raise TypeError("autograd.backward needs arrays that were made by nd")
    if len(several) == 1:
        backward_of(machine, several[0], grads[0], retain_graph)
        return
    sweeping(machine, *(one.tensor for one in several))
    weights = None if head_grads is None else [plain(machine, one) for one in grads]
    engine.mxnet.autograd.backward(list(several), weights, bool(retain_graph))


def gradients(machine: Any, heads: Any, variables: Any, head_grads: Any = None, retain_graph: bool = False) -> Any:
    """autograd.grad(heads, variables): a sweep whose gradients are given back."""
    every = [one for some in (heads, variables) for one in (some if type(some) in (list, tuple) else [some])]
    if not all(map(is_mxnet, every)):
        raise TypeError("autograd.grad needs arrays that were made by nd")
    sweeping(machine, *(one.tensor for one in (heads if type(heads) in (list, tuple) else [heads])))
    several = type(head_grads) in (list, tuple)
    weights = [plain(machine, one) for one in head_grads] if several else plain(machine, head_grads)
    return machine.admit(engine.mxnet.autograd.grad(heads, variables, weights, bool(retain_graph)))


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
