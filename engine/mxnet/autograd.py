"""When operations on arrays are recorded, and how gradients come to the arrays that attached one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from weakref import WeakValueDictionary

import numpy as np

from engine import functions as mg
from engine.backprop import sweep
from engine.errors import EngineError
from engine.tensor import Tensor

_recording: ContextVar[bool] = ContextVar("recording", default=False)
_training: ContextVar[bool] = ContextVar("training", default=False)

# The arrays that attached a gradient, by the index of the tensor that stands for them in a graph.
attached: WeakValueDictionary[int, Any] = WeakValueDictionary()


@contextmanager
def _set(*changes: tuple[ContextVar[bool], bool]) -> Iterator[None]:
    tokens = [(switch, switch.set(value)) for switch, value in changes]
    try:
        yield
    finally:
        for switch, token in reversed(tokens):
            switch.reset(token)


def record(train_mode: bool = True) -> Any:
    """A block in which operations are recorded."""
    return _set((_recording, True), (_training, train_mode))


def pause(train_mode: bool = False) -> Any:
    """A block, inside a recorded one, in which nothing is recorded."""
    return _set((_recording, False), (_training, train_mode))


def train_mode() -> Any:
    """A block in which layers behave as in training."""
    return _set((_training, True))


def predict_mode() -> Any:
    """A block in which layers behave as in prediction."""
    return _set((_training, False))


def is_recording() -> bool:
    """Whether operations are recorded here."""
    return _recording.get()


def is_training() -> bool:
    """Whether layers behave as in training here."""
    return _training.get()


def mark_variables(variables: Any, gradients: Any = None, grad_reqs: Any = "write") -> None:
    """Attaches a gradient of its shape to each of the arrays, with one request for all or one for each."""
    variables = _several(variables)
    requests = [grad_reqs] * len(variables) if isinstance(grad_reqs, str) else grad_reqs
    for variable, request in zip(variables, requests, strict=True):
        variable.attach_grad(request)


def backward(heads: Any, head_grads: Any = None, retain_graph: bool = False, train_mode: bool = True) -> None:
    """Leaves the gradient of the heads in all attached arrays, each in its array's shape.

    It is weighted by the head gradients, one of each head's shape (else ValueError); by ones if None. EngineError for
    heads that were not recorded. The graph is cleared unless it is to be retained.
    """
    heads = _several(heads)
    weights = [None] * len(heads) if head_grads is None else _several(head_grads)
    root, weight = _one_root([h.tensor for h in heads], weights)
    for node, gradient, _ in sweep(root, weight):
        if node.made in attached:
            attached[node.made].receive(np.broadcast_to(gradient, node.shape))
    if not retain_graph:
        root.clear_graph()


def grad(heads: Any, variables: Any, head_grads: Any = None, retain_graph: bool = False) -> Any:
    """The gradients of the heads for some attached arrays, returned and not stored; one, or a list of them.

    Each has its array's shape: zeros where no gradient flows. Head gradients and errors as in `backward`.
    """
    heads, wanted = _several(heads), _several(variables)
    weights = [None] * len(heads) if head_grads is None else _several(head_grads)
    root, weight = _one_root([h.tensor for h in heads], weights)
    found = {node.made: np.array(np.broadcast_to(g, node.shape), node.dtype) for node, g, _ in sweep(root, weight)}
    if not retain_graph:
        root.clear_graph()
    gradients = [type(v)(Tensor(found.get(v.tensor.made, np.zeros(v.shape, v.dtype)))) for v in wanted]
    return gradients if isinstance(variables, list | tuple) else gradients[0]


def _several(arrays: Any) -> Sequence[Any]:
    return arrays if isinstance(arrays, list | tuple) else [arrays]


def _one_root(tensors: list[Tensor], weights: Sequence[Any]) -> tuple[Tensor, Any]:
    """The tensor that a sweep starts from: the only head, or the weighted sum of several."""
    for t in tensors:
        if t.constant or (t.creator is None and t.made not in attached):
            raise EngineError("backward: this array was not made under autograd.record() from an array with a gradient "
                              "attached: call x.attach_grad(), then compute inside `with autograd.record():`")
    given = [None if w is None else _weight(t, w) for t, w in zip(tensors, weights, strict=True)]
    if len(tensors) == 1:
        return tensors[0], given[0]
    total = mg.sum(tensors[0] * (1 if given[0] is None else given[0]))
    for t, weight in zip(tensors[1:], given[1:], strict=True):
        total = total + mg.sum(t if weight is None else t * weight)
    return total, None


def _weight(t: Tensor, weight: Any) -> np.ndarray[Any, Any]:
    values = np.asarray(weight, t.dtype)
    if values.shape != t.shape:
        raise ValueError(f"backward: a head gradient of shape {values.shape} for an array of shape {t.shape}: "
                         "pass one of the same shape")
    return values
