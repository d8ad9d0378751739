"""Every method, property and operator of MyGrad's tensors: here, documented, and used once with the same outcome."""

import inspect

import mygrad
import pytest

import engine
from tests.each import each
from tests.engine.probing import outcome, same

pytestmark = [pytest.mark.wasm, pytest.mark.filterwarnings("ignore")]

START = "import copy; x = mg.tensor([[0.5, -2.0, 3.0], [1.5, 4.0, -0.25]]); c = mg.tensor([7., 8.], constant=True); "
FINISH = "; y.backward(np.cos(np.arange(y.size)).reshape(y.shape)); see(x.grad)"

# What is shown; a line that sets y is finished by the gradient that flows back from it.
USED = {
    "T": "y = x.T; see(y)",
    "any": "see(x.any(axis=0))",
    "argmax": "see(x.argmax(axis=1))",
    "argmin": "see(x.argmin())",
    "astype": "see(x.astype('float32'), x.astype(int))",
    "backward": "y = x * x; see(y)",
    "base": "see(x.base, x[:1].base is x)",
    "clear_graph": "z = x * 2; z.clear_graph(); see(z.creator)",
    "clip": "y = x.clip(-1, 2); see(y)",
    "constant": "see(x.constant, c.constant)",
    "copy": "see(x.copy(), x.copy(constant=True))",
    "creator": "see(x.creator, (x * 2).creator is None)",
    "cumprod": "y = x.cumprod(axis=0); see(y)",
    "cumsum": "y = x.cumsum(); see(y)",
    "data": "see(x.data)",
    "dtype": "see(x.dtype)",
    "flatten": "y = x.flatten(); see(y)",
    "grad": "see(x.grad); x.backward(2.); see(x.grad)",
    "item": "see(x[0, 1].item())",
    "max": "y = x.max(axis=1); see(y)",
    "mean": "y = x.mean(axis=0); see(y)",
    "min": "y = x.min(); see(y)",
    "moveaxis": "y = x.moveaxis(0, 1); see(y)",
    "ndim": "see(x.ndim)",
    "null_grad": "x.backward(); see(x.null_grad() is x, x.grad)",
    "null_gradients": "x.backward(); x.null_gradients(); see(x.grad)",
    "prod": "y = x.prod(axis=0); see(y)",
    "ravel": "y = x.ravel(); see(y)",
    "reshape": "y = x.reshape(3, 2); see(y)",
    "shape": "x.shape = (3, 2); see(x)",
    "size": "see(x.size)",
    "squeeze": "y = x[:1].squeeze(); see(y)",
    "std": "y = x.std(axis=1); see(y)",
    "sum": "y = x.sum(axis=1, keepdims=True); see(y)",
    "swapaxes": "y = x.swapaxes(0, 1); see(y)",
    "transpose": "y = x.transpose(1, 0); see(y)",
    "var": "y = x.var(ddof=1); see(y)",
    "__add__": "y = x + [1., 2., 3.]; see(y)",
    "__radd__": "y = 2 + x; see(y)",
    "__iadd__": "y = +x; y += x; see(y)",
    "__sub__": "y = x - 1; see(y)",
    "__rsub__": "y = np.ones(3) - x; see(y)",
    "__isub__": "y = +x; y -= 2 * x; see(y)",
    "__mul__": "y = x * x; see(y)",
    "__rmul__": "y = 3.0 * x; see(y)",
    "__imul__": "y = +x; y *= y; see(y)",
    "__truediv__": "y = x / 4; see(y)",
    "__rtruediv__": "y = 1 / x; see(y)",
    "__itruediv__": "y = +x; y /= 5; see(y)",
    "__pow__": "y = x ** 3; see(y)",
    "__rpow__": "y = 2 ** x; see(y)",
    "__ipow__": "y = +x; y **= 2; see(y)",
    "__matmul__": "y = x @ x.T; see(y)",
    "__rmatmul__": "y = [[1., 2.]] @ x; see(y)",
    "__neg__": "y = -x; see(y)",
    "__pos__": "y = +x; see(y)",
    "__floordiv__": "see(c // 3); fails(lambda: x // 2)",
    "__rfloordiv__": "see(20 // c)",
    "__eq__": "see(x == x)",
    "__ne__": "see(x != 3)",
    "__lt__": "see(x < 1)",
    "__le__": "see(x <= [1., 2., 3.])",
    "__gt__": "see(x > x)",
    "__ge__": "see(1 >= x, x >= 0)",
    "__getitem__": "y = x[:, [0, 0]]; see(y)",
    "__setitem__": "y = +x; y[0] = c[0] * x[1]; see(y)",
    "__len__": "see(len(x))",
    "__iter__": "y = sum(x); see(y)",
    "__contains__": "see(3.0 in x, 9.0 in x)",
    "__float__": "see(float(x[0, 0]))",
    "__int__": "see(int(c[0]))",
    "__index__": "see([4, 5, 6][mg.tensor(1)])",
    "__array__": "see(np.asarray(x))",
    "__repr__": "see(repr(x))",
    "__array_ufunc__": "y = np.exp(x); see(y)",
    "__array_function__": "y = np.sum(x, axis=0); see(y)",
    "__copy__": "see(copy.copy(x))",
    "__hash__": "fails(lambda: hash(x))",
    "__init__": "see(mg.Tensor([1, 2]))",
    "__array_priority__": "see(x.__array_priority__)",
}
# What the language, not the library, asks of a class.
PYTHONS = {
    "__annotations__",
    "__dict__",
    "__doc__",
    "__module__",
    "__weakref__",
    "__annotate_func__",
    "__annotations_cache__",
    "__firstlineno__",
    "__slotnames__",
    "__static_attributes__",
}
REFUSED = {"__imatmul__"}  # there; here it works


def defined():
    """All that MyGrad's class itself defines for others."""
    names = {name for kind in mygrad.Tensor.__mro__[:-1] for name in vars(kind)}
    return {name for name in names if name.startswith("__") or not name.startswith("_")} - PYTHONS - REFUSED


def test_all_of_it_is_used_below():
    assert defined() - USED.keys() == set()


@each("name", sorted(name for name in defined() if not name.startswith("_")))
def test_it_is_here_and_documented(name):
    assert len((inspect.getdoc(getattr(engine.Tensor, name)) or "").split()) >= 3


@each("name", USED)
def test_used_as_in_mygrad(name):
    line = START + USED[name]
    program = line.replace("see(y)", f"see(y){FINISH}") if "see(y)" in line else line
    ours, theirs = outcome(engine, program), outcome(mygrad, program)
    assert ours and same(ours, theirs), (ours, theirs)
