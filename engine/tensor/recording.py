"""A call of a function on tensors: its result, and the record of how it was made."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine import errors, record
from engine.backprop import MANY, UNUSED, Link, Node, lighten
from engine.rules import Rule
from engine.tensor.guard import hold_of, lease_of, trace_of
from engine.tensor.views import join, shows

ndarray = np.ndarray
NO_OPTIONS: dict[str, Any] = {}
ARRAYS = frozenset((np.ndarray, np.float64, np.float32))

# The class that results are made in. It needs this module for its operators, so it gives itself in when it is defined.
made_in: list[type[Node]] = []


@dataclass(frozen=True, slots=True)
class Call:
    """One application of a NumPy function: its name, its operands in order, its options."""

    op: str
    inputs: tuple[Any, ...]
    options: dict[str, Any]


blank, next_index, EVERY = Node.__new__, record.next_index, Link.EVERY


def recorded(kind: type[Node], data: Any, rule: Any, inputs: tuple[Any, ...], hold: Any) -> Any:
    """The node of a variable result without options."""
    out = blank(kind)
    out._data = data
    out._rule = rule
    out._inputs = inputs
    out._hold = hold
    out._options = NO_OPTIONS
    out._constant = False
    out._grad = UNUSED
    out._ties = None
    out.made = made = next_index()
    if not made % EVERY:
        out._inputs = Link(inputs)
    return out


def apply(
    rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any] = NO_OPTIONS, constant: bool | None = None
) -> Any:
    """The result of a rule's function as a tensor; recorded, unless it is constant or nothing is tracked."""
    values = []
    variable, simple = False, constant is None and not record.special
    for x in inputs:
        which = type(x)
        if which is float or which is int or which is ndarray:
            values.append(x)
        elif isinstance(x, Node):
            values.append(x._data)
            if x._constant:
                simple = False
            else:
                ties, variable = x._ties, True
                if type(x._data) is ndarray and x._data.size >= MANY and not record.special:
                    lighten(x)
                if ties is not None and (ties.exposed or ties.base is not None):
                    simple = False
        else:
            simple = False
            values.append(plain_operand(x))
    if rule.view and type(values[0]) is not ndarray and isinstance(inputs[0], Node):
        inputs[0]._data = values[0] = np.asarray(values[0])  # a number that is viewed lives in an array
    try:
        data = rule.forward(*values, **options)
    except (ValueError, TypeError, IndexError) as error:
        raise errors.failed(rule.op, values, error) from None
    if simple and variable and not rule.view and type(data) in ARRAYS and data.dtype.kind == "f":
        # Nothing constant, nothing shared: the same as `finish` does, without its questions.
        kind, hold = None, None
        for x in inputs:
            if isinstance(x, Node):
                kind = kind or type(x)
                x._grad = None
                if x._rule is not None:
                    continue
                more = lease_of(x)
            elif type(x) is ndarray:
                more = hold_of(x)
            else:
                continue
            hold = more if hold is None else (hold, more)
        out = recorded(kind, data, rule, inputs, hold)  # type: ignore[arg-type]
        out._options = options
        return out
    given = tuple(x if isinstance(x, Node) else value for x, value in zip(inputs, values, strict=True))
    return finish(rule, given, options, data, variable, constant)


def is_private(x: Node) -> bool:
    """Whether the memory is nobody's but the engine's: neither handed out nor another tensor's."""
    ties = x._ties
    return ties is None or (ties.base is None and not ties.exposed)


def apply_to_one(rule: Rule, x: Any) -> Any:
    """`apply` to one operand, elementwise, without options."""
    if isinstance(x, Node) and not (x._constant or record.special) and (x._ties is None or is_private(x)):
        data = x._data
        if type(data) is ndarray and data.size >= MANY:
            lighten(x)
        data = rule.forward(data)
        x._grad = None
        hold = None
        if x._rule is None:
            hold = x._hold
            if type(hold) is not list:
                hold = lease_of(x)
        out = blank(type(x))  # as in `recorded`
        out._data = data
        out._rule = rule
        out._inputs = (x,)
        out._hold = hold
        out._options = NO_OPTIONS
        out._constant = False
        out._grad = UNUSED
        out._ties = None
        out.made = made = next_index()
        if not made % EVERY:
            out._inputs = Link(out._inputs)
        return out
    return apply(rule, (x,))


def finish(
    rule: Rule, inputs: tuple[Any, ...], options: dict[str, Any], data: Any, variable: bool, constant: bool | None
) -> Any:
    """The tensor of a computed value."""
    mode = record.mode()
    if not isinstance(data, np.ndarray | np.generic):
        data = np.asarray(data)[()]
    if data.dtype.kind != "f":
        refuse_odd(data.dtype, constant)
        constant = constant is None or constant
    elif constant is None:
        constant = not variable and mode.tracking
    elif type(constant) is not bool:
        raise errors.bad_flag(constant)
    out = Node.__new__(_kind(inputs))
    if not mode.tracking:
        fill(out, data, None, None, NO_OPTIONS, constant)
    else:
        if not (constant or variable):
            inputs = tuple(x if isinstance(x, Node) else _leaf(x) for x in inputs)
        fill(out, data, rule, inputs, options, constant)
        if not (rule.view and shows(data, inputs[0])):
            use(inputs)
        if constant:
            out._kept = [trace_of(x) if x._constant else hold_of(x) for x in inputs if isinstance(x, Node)]
        elif mode.guarding:
            out._hold = [hold for x in inputs if (hold := hold_of(x)) is not None]
    if rule.view and shows(data, inputs[0]):
        join(out, inputs[0], rule, options)
    if record.special:
        record.tell(out)
    return out


def fill(node: Node, data: Any, rule: Rule | None, inputs: Any, options: dict[str, Any], constant: bool) -> None:
    """Sets every field of a node."""
    node._data, node._rule, node._inputs, node._hold = data, rule, inputs, []
    node._options, node._constant, node._grad, node._ties = options, constant, UNUSED, None
    node._kept = None
    node.made = record.next_index()
    if rule is not None and not node.made % EVERY:
        node._inputs = Link(inputs)


def variable_number(x: float) -> Any:
    """What Tensor(x) makes of a Python float, without its questions."""
    leaf = blank(made_in[0])
    leaf._data = np.float64(x)
    leaf._rule = leaf._inputs = leaf._ties = None
    leaf._hold = []
    leaf._options = NO_OPTIONS
    leaf._constant = False
    leaf._grad = UNUSED
    leaf.made = next_index()
    return leaf


def _leaf(x: Any) -> Node:
    """A constant that nothing is known of."""
    leaf = blank(made_in[0])
    fill(leaf, np.asarray(x), None, None, NO_OPTIONS, True)
    return leaf


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
    if isinstance(x, np.ndarray | np.generic | float | int):
        return x
    if isinstance(x, list | tuple) and any(isinstance(part, Node) for part in x):
        x = [part._data if isinstance(part, Node) else part for part in x]
    return np.asarray(x)


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
