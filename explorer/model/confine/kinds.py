"""The kinds of values that parameters take, as a table, and which kind a parameter's name alone says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from . import accepting as of
from . import dtypes
from .dtypes import REFUSED
from .limits import Meter
from .values import kind_name


class Named(Protocol):
    """A parameter, as far as its kind is concerned."""

    @property
    def name(self) -> str:
        """As it is called."""

    @property
    def kind(self) -> str:
        """A key of KINDS."""

    @property
    def needed(self) -> bool:
        """Whether None is no way to leave it out."""


def accept(meter: Meter, row: str, slot: Named, value: Any) -> Any:
    """What is handed on for one argument."""
    if value is None and not slot.needed:
        return None
    made = KINDS[slot.kind][0](meter, value)
    if made is REFUSED:
        raise misfit(row, slot, value)
    return made


def misfit(row: str, slot: Named, value: Any) -> TypeError:
    """The complaint about a value that is not of the kind."""
    return TypeError(f"{row}: {slot.name} must be {KINDS[slot.kind][1]}, not a value of type {kind_name(value)}")


Kind = tuple[Callable[[Meter, Any], Any], str]
ARRAY = "a number, an array or a list of numbers"
KINDS: dict[str, Kind] = {
    "array": (of.array, ARRAY),
    "array or texts": (of.array_or_texts, f"{ARRAY}, or a list of texts"),
    "arrays": (of.array, "a list of arrays"),
    "places": (of.indices, "a whole number, a slice or arrays of them"),
    "sign": (of.sign, "'+', '-' or ' '"),
    "index": (of.index, "a whole number, a slice or an array of them"),
    "number": (of.number, "one number"),
    "whole": (of.whole, "a whole number"),
    "whole number": (of.whole_number, "a whole number"),
    "shape": (of.shape, "a whole number or a tuple of them"),
    "flag": (of.flag, "True or False"),
    "word": (of.word, "one of NumPy's words"),
    "norm order": (of.norm_order, "a number, 'fro' or 'nuc'"),
    "dtype": (dtypes.dtype, "a type of numbers such as float"),
    "dtype of any": (dtypes.dtype_of_any, "a type of numbers such as float, or str"),
    "array or text": (of.array_or_text, f"{ARRAY}, or a number's text"),
    "array or dtype": (of.array_or_dtype, f"a type of numbers, {ARRAY}"),
    "operand": (of.operand, f"a text such as 'ij,jk->ik', {ARRAY}"),
    "out": (of.out, "an array"),
    "plain": (of.plain, "an array of floats"),
    "self": (of.itself, "an array"),
    "self or texts": (of.itself_or_texts, "an array"),
    "mxnet array": (of.mxnet_array, "an array that nd made"),
    "mxnet arrays": (of.mxnet_arrays, "arrays that nd made"),
    "context": (of.context, "a device such as mx.cpu()"),
    "tree": (of.tree, f"{ARRAY}, or a dict of them"),
    "function": (of.function, "a function"),
    "callee": (of.callee, "a function"),
    "text": (of.text, "a text"),
    "generator": (of.generator, "a generator"),
}
BY_KIND = {
    "out": "out",
    "dtype": "dtype",
    "shape": "shape size newshape axis axes axis1 axis2 axisa axisb axisc source destination stride padding dilation "
    "pool window_shape step_of_window",
    "whole": "num N M n k ndmin decimals ddof edge_order start_axis argnum order_of_derivative minlength max_work",
    "flag": "keepdims constant endpoint returned rowvar bias density assume_unique return_indices return_index "
    "return_inverse return_counts equal_nan sorted stable invert right increasing copy sparse full_matrices compute_uv "
    "hermitian upper include_initial overwrite_input nan_to_num optimize replace deg training retstep shuffle "
    "check_valid_flag subok clear_graph",
    "word": "order casting mode kind method side indexing UPLO reflect_type",
    "number": "initial rtol atol rcond tol discont period correction dx",
    "norm order": "ord p_of_norm",
}
NAMED = {name: kind for kind, names in BY_KIND.items() for name in names.split()}
