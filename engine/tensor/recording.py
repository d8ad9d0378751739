"""A call of a function on tensors: its result, and the record of how it was made."""

from typing import Any
from weakref import WeakValueDictionary

import numpy as np

from engine import errors, record
from engine.backprop import MANY, NO_OPTIONS, UNUSED, Node, fill, lighten, operands
from engine.fast_paths.forward import recorded
from engine.rules import Rule
from engine.tensor.guard import hold_of, trace_of
from engine.tensor.views import join, shows

ndarray = np.ndarray
VALUES = (np.ndarray, np.generic)
OPERANDS = (float, int, *VALUES)

# The class that results are made in. It needs this module for its operators, so it gives itself in when it is defined.
made_in: list[type[Node]] = []


class Call:
    """One application of a NumPy function: its name, its operands in order, its options."""

    __slots__ = ("__weakref__", "inputs", "op", "options")

    def __init__(self, op: str, inputs: tuple[Any, ...], options: dict[str, Any]) -> None:
        self.op, self.inputs, self.options = op, inputs, options

    def __repr__(self) -> str:
        return f"Call(op={self.op!r}, inputs={self.inputs!r}, options={self.options!r})"


# Those that somebody has, by the place of their result in the order of making: asked again, a tensor gives the same.
_calls: WeakValueDictionary[int, Call] = WeakValueDictionary()


def call_of(node: Node) -> Call | None:
    """How a node was made; None for a leaf."""
    if node._rule is None:
        return None
    call = _calls.get(node.made)
    if call is None:
        call = _calls[node.made] = Call(node._rule.op, operands(node), node._options)
    return call


def apply(
    rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any] = NO_OPTIONS, constant: bool | None = None
) -> Any:
    """The result of a rule's function as a tensor; recorded, unless it is constant or nothing is tracked."""
    values, variable = [], False
    for x in inputs:
        if isinstance(x, Node):
            values.append(x._data)
            variable = variable or not x._constant
            if type(x._data) is ndarray and x._data.size >= MANY and not (x._constant or record.special):
                lighten(x)
        else:
            values.append(plain_operand(x))
    if rule.view and type(values[0]) is not ndarray and isinstance(inputs[0], Node):
        inputs[0]._data = values[0] = np.asarray(values[0])  # a number that is viewed lives in an array
    try:
        data = rule.forward(*values, **options)
    except errors.OF_NUMPY as error:
        raise errors.failed(rule.op, values, error) from None
    if constant is None and not record.special:
        out = recorded(rule, inputs, options, data)
        if out is not None:
            return out
    given = tuple(x if isinstance(x, Node) else value for x, value in zip(inputs, values, strict=True))
    return finish(rule, given, options, data, variable, constant)


def finish(
    rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any], data: Any, variable: bool, constant: bool | None
) -> Any:
    """The tensor of a computed value."""
    mode = record.mode()
    if not isinstance(data, VALUES):
        data = np.asarray(data)
        data = data if data.dtype.kind == "O" else data[()]
    if data.dtype.kind != "f":
        refuse_odd(data.dtype, constant)
        constant = constant is None or constant
    elif constant is None:
        constant = not variable and mode.tracking
    elif type(constant) is not bool:
        raise errors.bad_flag(constant)
    out = Node.__new__(_kind(inputs))
    view = rule.view and shows(data, inputs[0])
    if not mode.tracking:
        fill(out, data, None, None, NO_OPTIONS, constant, None)
    else:
        if not any(isinstance(x, Node) for x in inputs):
            inputs = tuple(map(_leaf, inputs))
        fill(out, data, rule, inputs, options, constant, None)
        if not view:
            use(inputs)
        kept = [hold for x in inputs if (hold := (hold_of if mode.guarding else trace_of)(x)) is not None]
        if constant:
            out._kept = kept
        else:
            out._hold = kept
    if view:
        join(out, inputs[0], rule, options)
    if record.special:
        record.tell(out)
    return out


def _leaf(x: Any) -> Node:
    """A constant that nothing is known of."""
    return fill(Node.__new__(made_in[0]), np.asarray(x), None, None, NO_OPTIONS, True, None)


def use(inputs: tuple[Any, ...]) -> None:
    """What happens to tensors that an operation uses: they lose their gradients, stale views their base."""
    for x in inputs:
        if isinstance(x, Node):
            if not x._constant or x._grad is UNUSED:
                x._grad = None
            ties = x._ties
            if ties is not None and ties.base is not None and x._rule is None and not x._constant:
                ties.base = None


def plain_operand(x: Any) -> Any:
    """Numbers and arrays as they are; a list, or whatever else NumPy takes, as an array."""
    if not isinstance(x, OPERANDS):
        if isinstance(x, list | tuple) and any(isinstance(part, Node) for part in x):
            x = [part._data if isinstance(part, Node) else part for part in x]
        x = np.asarray(x)
    if isinstance(x, VALUES) and x.dtype.kind == "c":
        refuse_odd(x.dtype, None)
    return x


def refuse_odd(dtype: np.dtype[Any], constant: bool | None) -> None:
    """Raises for values that cannot have what is asked of them: gradients of integers, tensors of text."""
    if constant is not None and type(constant) is not bool:
        raise errors.bad_flag(constant)
    if dtype.kind not in "fiub" and (dtype.kind != "c" or record.mode().tracking):
        raise errors.not_real(dtype)
    if constant is False and dtype.kind in "iub" and record.mode().tracking:
        raise errors.never_variable(dtype)


def _kind(inputs: tuple[Any, ...]) -> type[Node]:
    for x in inputs:
        if isinstance(x, Node):
            return type(x)
    return made_in[0]
