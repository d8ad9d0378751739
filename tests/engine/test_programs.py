"""Small programs, run with this engine and with the installed mygrad: the same values, gradients, locks, errors."""

import mygrad
import numpy as np
import pytest

import engine
from tests.each import each

pytestmark = pytest.mark.wasm

PROGRAMS = {
    # views
    "a view has a base": "x = mg.arange(4.); v = x[:2]; see(v.base is x, np.shares_memory(v.data, x.data))",
    "a view of a view has the same base": "x = mg.arange(6.); v = x.reshape(2, 3)[0][1:]; see(v.base is x, v)",
    "a copy has no base": "x = mg.arange(4.); see((+x).base is None, x[[0, 1]].base is None, x.copy().base is None)",
    "the data of a view is based on its base's": "x = mg.arange(4.); v = x[1:]; see(v.data.base is x.data)",
    "a view's gradient views its base's": """
        x = mg.arange(4.); v = x[:2]; (v * v).sum().backward(); see(x.grad, v.grad, v.grad.base is x.grad)""",
    "a view's gradient counts all uses of the base": """
        x = mg.arange(4.); v = x[:2]; (v.sum() + (3 * x).sum()).backward(); see(x.grad, v.grad)""",
    "a view taken after backward has a gradient": "x = mg.arange(4.); (x * x).sum().backward(); see(x[1:].grad)",
    "shapes are views": """
        x = mg.arange(6.)
        for v in (x.reshape(2, 3), x.reshape(2, 3).T, mg.ravel(x), x[None], mg.expand_dims(x, 0),
                  mg.squeeze(x.reshape(1, 6)), mg.swapaxes(x.reshape(2, 3), 0, 1), mg.broadcast_to(x, (2, 6)),
                  mg.moveaxis(x.reshape(2, 3), 0, 1), mg.atleast_2d(x), mg.transpose(x.reshape(3, 2))):
            see(v, v.base is x)""",
    "flatten and roll copy": "x = mg.arange(6.); see(x.flatten().base is None, mg.roll(x, 1).base is None)",
    # updates in place
    "writing an item": """
        x = mg.arange(3.); y = x * 2; x[0] = 5.; z = x * 3; see(x, y, z)
        (y.sum() + z.sum()).backward(); see(x.grad, y.grad, z.grad)""",
    "a written tensor gets its gradient": """
        x = mg.arange(3.); v = mg.tensor(7.); x[1] = v; (x * x).sum().backward(); see(x.grad, v.grad)""",
    "writing a slice of a slice": """
        x = mg.arange(6.); v = x[1:5]; v[1:3] = mg.tensor([1., 2.]); see(x, v); (x * x).sum().backward()
        see(x.grad, v.grad)""",
    "writing with a mask": "x = mg.arange(4.); x[x.data > 1] = 0.; see(x); (x * x).sum().backward(); see(x.grad)",
    "writing with an index array": """
        x = mg.arange(4.); w = mg.tensor([5., 6.]); x[[0, 2]] = w; (x * x).sum().backward(); see(x, x.grad, w.grad)""",
    "augmented assignment": """
        for update in ("+=", "-=", "*=", "/="):
            x = mg.tensor([1., 2., 3.]); old = x; y = x * 3
            space = dict(x=x); exec(f"x {update} 2.", space)
            see(space["x"] is old, x, y); (x * y).sum().backward(); see(x.grad, y.grad)""",
    "power in place": "x = mg.tensor([1., 2.]); x **= 2; see(x); x.sum().backward(); see(x.grad)",
    "a tensor updates another": """
        x = mg.tensor([1., 2.]); w = mg.tensor([3., 4.]); x *= w; (x * x).sum().backward(); see(x.grad, w.grad)""",
    "updating a number": "x = mg.tensor(2.); y = x * x; x += 1; (x * y).backward(); see(x, y, x.grad, y.grad)",
    "updating a view updates its base": """
        x = mg.arange(4.); v = x[:2]; u = x[1:]; v *= 10; see(x, v, u); (x * x).sum().backward()
        see(x.grad, v.grad, u.grad)""",
    "updating a base updates its views": """
        x = mg.arange(4.); v = x[:2]; w = x.reshape(2, 2); x += 1; see(v, w, v.base is x, w.base is x)
        (v.sum() * w).sum().backward(); see(x.grad, v.grad, w.grad)""",
    "a view used before an update": """
        x = mg.arange(4.); v = x[:2]; y = v * 3; x *= 2; z = v * 5; see(y, z)
        (y.sum() + z.sum()).backward(); see(x.grad, v.grad, y.grad)""",
    "a chain of views": """
        x = mg.arange(8.); a = x.reshape(2, 4); b = a[1]; c = b[::2]; c += 100; see(x, a, b, c)
        (a * a).sum().backward(); see(x.grad, a.grad, b.grad, c.grad)""",
    "a transposed view": """
        x = mg.arange(6.).reshape(2, 3).copy(); v = x.T; v[0] = 9.; see(x, v); (x * x).sum().backward()
        see(x.grad, v.grad)""",
    "out= a tensor": """
        x = mg.tensor([1., 2.]); t = mg.tensor([0., 0.]); r = mg.add(x, 3, out=t); see(r is t, t)
        (t * t).sum().backward(); see(x.grad, t.grad)""",
    "out= an array": """
        x = mg.tensor([1., 2.]); a = np.zeros(2); r = mg.multiply(x, 3, out=a); see(a, r, r.data is a)
        r.sum().backward(); see(x.grad)""",
    "out= with where=": """
        x = mg.tensor([1., 2.]); t = mg.tensor([7., 8.])
        mg.exp(x, out=t, where=np.array([True, False])); see(t); t.sum().backward(); see(x.grad)""",
    "NumPy's out= a tensor": "x = mg.tensor([1., 2.]); t = mg.tensor([0., 0.]); np.exp(x, out=t); see(t)",
    "setting the shape": """
        x = mg.arange(6.); y = x * 2; x.shape = (2, 3); see(x, y); (x * x).sum().backward(); see(x.grad, y.grad)""",
    "an update keeps the constant flag": """
        x = mg.tensor([1., 2.], constant=True); w = mg.tensor([1., 1.]); x += w; see(x, x.constant)""",
    "an integer tensor is updated": "x = mg.arange(3); x += 2; x[0] = 9; see(x, x.constant)",
    "several updates": """
        x = mg.tensor([1., 2.]); y = x[0] * 2; x *= 3; z = x[1] * y; x -= 1; x[0] = z
        (x * x).sum().backward(); see(x, y, z, x.grad)""",
    # failing updates change nothing
    "a misfit update": """
        x = mg.arange(3.); y = x * 2
        fails(lambda: x.__iadd__(mg.arange(4.))); see(x, x.creator is None); y.sum().backward(); see(x.grad)""",
    "a misfit item": """
        x = mg.arange(3.); fails(lambda: x.__setitem__(slice(0, 2), [1., 2., 3.]))
        see(x, x.creator is None)""",
    "read-only data": """
        a = np.arange(3.); a.flags.writeable = False; x = mg.tensor(a, copy=False)
        fails(lambda: x.__iadd__(1)); fails(lambda: x.__setitem__(0, 1)); see(x)""",
    "floats do not go into integers": "x = mg.arange(3); fails(lambda: x.__iadd__(1.5)); see(x)",
    # gradients: set, shared by none, nulled
    "gradients of intermediates": """
        x = mg.tensor([1., 2.]); y = x * x; z = y + 1; L = (z * 3).sum(); L.backward()
        see(x.grad, y.grad, z.grad, L.grad, y.grad is not z.grad, np.shares_memory(y.grad, z.grad))""",
    "gradients own their memory": """
        x = mg.tensor([1., 2.]); y = x + 1; h = np.array([1., 5.]); y.backward(h)
        x.grad[...] = 9; see(y.grad); y.grad[...] = 8; see(x.grad)""",
    "a use nulls": "x = mg.tensor(2.); (x * x).backward(); see(x.grad); y = x + 1; see(x.grad)",
    "a view does not null": "x = mg.arange(3.); (x * x).sum().backward(); v = x[:1]; see(x.grad, v.grad)",
    "nothing nulls without autodiff": """
        x = mg.tensor(2.); (x * x).backward()
        with mg.no_autodiff:
            x + 1
        see(x.grad)""",
    "a second backward": "x = mg.tensor(2.); y = x * x; y.backward(); y.backward(); see(y.grad, x.grad)",
    "gradients do not add up": "x = mg.tensor(2.); (x * 3).backward(); (x * 5).backward(); see(x.grad)",
    "null_grad": "x = mg.tensor(2.); (x * 3).backward(); see(x.null_grad() is x, x.grad)",
    "an output gradient": "x = mg.arange(3.); (x * 2).backward(10.); see(x.grad)",
    "an output gradient of full shape": "x = mg.arange(3.); (x * 2).backward([1, 2, 3]); see(x.grad)",
    "a tensor as output gradient": "x = mg.arange(3.); (x * 2).backward(mg.tensor([1., 2., 3.])); see(x.grad)",
    "an output gradient that does not fit": """
        x = mg.arange(3.); y = x * 2; fails(lambda: y.backward([1., 2.])); see(x.grad)""",
    "float32 gradients": """
        x = mg.tensor([1., 2.], dtype='float32'); (x * np.array([2., 3.])).sum().backward(); see(x.grad)""",
    # clearing
    "backward clears": "x = mg.tensor(2.); y = x * x; y.backward(); see(y.creator, x.creator)",
    "a shared part was cleared": """
        x = mg.tensor(2.); y = x * 2; z = y * 3; y.backward(); fails(lambda: z.backward())""",
    "two losses of one leaf": "x = mg.tensor(2.); y = x * 2; z = x * 3; y.backward(); fails(lambda: z.backward())",
    "anew after clearing": "x = mg.tensor(2.); y = x * 2; y.backward(); (y * y).backward(); see(y.grad, x.grad)",
    "clear_graph": "x = mg.tensor(2.); y = x * 2; y.clear_graph(); see(y.creator); (x * y).clear_graph()",
    "a stale view": """
        x = mg.arange(3.); v = x[:2]; w = v * 2; x.sum().backward(); fails(lambda: w.sum().backward())""",
    "a cleared view keeps its base until used": """
        x = mg.arange(3.); v = x[:2]; v.sum().backward(); see(v.base is x); y = v * 2; see(v.base is None)""",
    # constants
    "integers are constant": "x = mg.tensor([1, 2]); see(x.constant, (x * 2).constant, (x * 2.5).constant)",
    "variable integers": "fails(lambda: mg.tensor([1], constant=False)); fails(lambda: mg.tensor(1., constant='no'))",
    "not numbers": "fails(lambda: mg.tensor('a')); fails(lambda: mg.tensor(1j)); fails(lambda: mg.tensor([None]))",
    "constant results": """
        x, c = mg.tensor(2.), mg.tensor(3., constant=True)
        see((x * c).constant, (c * c).constant, (c * 2).constant, mg.exp(x, constant=True).constant)""",
    "a constant gets no gradient": """
        x, c = mg.tensor(2.), mg.tensor(3., constant=True); (x * c).backward(); see(x.grad, c.grad)""",
    "a constant cut": """
        x = mg.tensor(2.); y = mg.multiply(x, 3, constant=True); z = x * y; z.backward(); see(x.grad, y.grad)""",
    "backward of a constant": "c = mg.tensor(3., constant=True); y = c * 2; y.backward(); see(y.grad, c.grad)",
    "forced variable": "c = mg.tensor(3., constant=True); y = mg.multiply(c, 2., constant=False); see(y.constant)",
    # the memory guard
    "operands are locked": """
        x = mg.arange(3.); d = x.data; y = x * 2; see(d.flags.writeable, y.data.flags.writeable)
        y.backward(); see(d.flags.writeable, y.data.flags.writeable)""",
    "operands are locked when asked later": """
        x = mg.arange(3.); y = x * 2; see(x.data.flags.writeable); del y; see(x.data.flags.writeable)""",
    "a number is locked": """
        x = mg.tensor(3.); y = x * 2; see(x.data.flags.writeable); y.backward(); see(x.data.flags.writeable)""",
    "a caller's array is locked": """
        a = np.arange(3.); x = mg.arange(3.); y = x * a; see(a.flags.writeable); y.clear_graph()
        see(a.flags.writeable)""",
    "locks are counted": """
        a = np.arange(3.); x = mg.arange(3.); y = x * a; z = x + a; del y; see(a.flags.writeable); del z
        see(a.flags.writeable)""",
    "garbage is unlocked": "x = mg.arange(3.); d = x.data; y = x * 2; del y; see(d.flags.writeable)",
    "a base is locked with its view": """
        x = mg.arange(3.); d = x.data; v = x[:2]; y = v * 2; see(d.flags.writeable); y.backward()
        see(d.flags.writeable, v.data.flags.writeable)""",
    "an array behind a view is locked": """
        a = np.arange(4.); x = mg.arange(2.); y = x * a[:2]; see(a.flags.writeable); y.backward()
        see(a.flags.writeable)""",
    "a failing operation leaves no lock": """
        a = np.arange(3.); x = mg.arange(4.); d = x.data; fails(lambda: x * a)
        see(a.flags.writeable, d.flags.writeable)""",
    "read-only stays read-only": """
        a = np.arange(3.); a.flags.writeable = False; x = mg.arange(3.); y = x * a; y.backward()
        see(a.flags.writeable)""",
    "no guard": """
        with mg.mem_guard_off:
            a = np.arange(3.); x = mg.arange(3.); d = x.data; y = x * a; see(a.flags.writeable, d.flags.writeable)
            see(mg.mem_guard_active())
        see(mg.mem_guard_active())""",
    "no guard without autodiff": """
        a = np.arange(3.); x = mg.arange(3.)
        with mg.no_autodiff:
            y = x * a; see(a.flags.writeable, y.creator)""",
    "guard switched for good": """
        mg.turn_memory_guarding_off(); see(mg.mem_guard_active())
        with mg.mem_guard_on:
            see(mg.mem_guard_active())
        mg.turn_memory_guarding_on(); see(mg.mem_guard_active())""",
    "a kept number": "w = mg.tensor(3.); d = w.data; d -= 1; see(w)",
    "data is updated": """
        w = mg.tensor([1., 2.]); w.data -= 0.5; see(w); w.data[0] = 7; see(w); w.data = np.array([3., 4.])
        see(w)""",
    # without autodiff
    "nothing is recorded": """
        x = mg.tensor(2.)
        with mg.no_autodiff:
            y = x * 3
        see(y, y.creator, y.constant)""",
    "a function without autodiff": """
        f = mg.no_autodiff(lambda x: x * 3, to_numpy=True); r = f(mg.tensor([2.])); see(type(r).__name__, r)
        @mg.no_autodiff
        def g(x):
            return x * 2
        see(g(mg.tensor(2.)).creator)""",
    # what NumPy's protocols give
    "NumPy's ufuncs": "x = mg.tensor([1., 2.]); y = np.exp(x) * np.sin(x); y.sum().backward(); see(y, x.grad)",
    "an array times a tensor": """
        x = mg.tensor([1., 2.]); y = np.array([3., 4.]) * x; y.sum().backward(); see(y, x.grad)""",
    "NumPy's functions": """
        x = mg.arange(6.).reshape(2, 3)
        for y in (np.sum(x, axis=0), np.mean(x), np.max(x, axis=1), np.transpose(x), np.reshape(x, (3, 2)),
                  np.concatenate([x, x]), np.where(x.data > 2, x, 0.), np.einsum("ij->j", x), np.clip(x, 1, 3)):
            see(type(y).__name__, y)""",
    "plain results": """
        x = mg.tensor([1., 3., 2.])
        see(x > 1.5, x == x, np.isnan(x), mg.argmax(x), x.argmin(), np.any(x), x.any(), np.isfinite(x))""",
    "jumps need constants": "fails(lambda: np.floor(mg.tensor(1.5))); see(np.floor(mg.tensor(1.5, constant=True)))",
    "conversions": "x = mg.tensor(2.5); see(float(x), int(x), x.item(), [10, 20, 30][mg.tensor(1)], np.asarray(x))",
    "sequences": "x = mg.arange(3.); see(len(x), [float(t) for t in x], 2. in x); fails(lambda: len(mg.tensor(1.)))",
    "unhashable": "fails(lambda: hash(mg.tensor(1.)))",
    "words": "see(str(mg.tensor([1., 2.])), repr(mg.tensor(3)), repr(mg.arange(6.).reshape(2, 3)))",
    "copies": """
        x = mg.tensor([1., 2.]); (x * x).sum().backward(); y = x.copy(); see(y, y.grad, y.grad is x.grad, y.constant)
        see(x.astype('float32'), x.astype(int).constant, x.copy(constant=True).constant)""",
    "floor division": "c = mg.tensor([7., 8.], constant=True); see(c // 2, 9 // c); fails(lambda: mg.tensor(7.) // 2)",
    "equal constants": """
        see(mg.zeros(2), mg.ones((2, 2)), mg.eye(2), mg.full(2, 3.), mg.arange(3), mg.linspace(0, 1, 3))""",
    "like": """
        x = mg.tensor([1., 2.]); see(mg.zeros_like(x), mg.ones_like(x).constant, mg.zeros_like(np.ones(2)).constant)
        see(mg.full_like(x, 3), np.ones_like(x), mg.zeros_like(mg.tensor([1, 2])).constant,
            mg.zeros_like([1., 2.]).constant)""",
    "astensor": """
        x = mg.tensor([1., 2.]); see(mg.astensor(x) is x, mg.astensor(x, constant=True).constant)
        a = np.ones(2); see(np.shares_memory(mg.astensor(a).data, a), type(mg.asarray(x)).__name__)""",
    "tensor of a tensor": """
        x = mg.tensor([1., 2.]); y = mg.tensor(x)
        see(y.creator, y.constant, np.shares_memory(x.data, y.data))""",
    "ndmin": "see(mg.tensor(1., ndmin=2), mg.Tensor([1, 2], dtype=float))",
}


# The kinds of error that programs catch; NumPy's own subclasses count as what they extend.
NAMES = ("TypeError", "ValueError", "IndexError", "AttributeError", "InvalidBackprop", "InvalidGradient", "Exception")


def outcome(mg, source):
    """All that a program shows, as plain values."""
    seen = []

    def fails(action):
        with pytest.raises(Exception) as caught:
            action()
        seen.append(next(kind for kind in caught.type.__mro__ if kind.__name__ in NAMES).__name__)

    space = {"mg": mg, "np": np, "see": lambda *values: seen.extend(map(shown, values)), "fails": fails}
    lines = source.splitlines() if "\n" in source else [source]
    indent = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    exec("\n".join([lines[0].strip(), *(line[indent:] for line in lines[1:])]), space)
    return seen


def shown(value):
    if isinstance(value, engine.Tensor | mygrad.Tensor):
        return ("tensor", value.data.tolist(), str(value.dtype), value.constant)
    if isinstance(value, np.ndarray | np.generic):
        return (np.asarray(value).tolist(), str(value.dtype))
    return value


@pytest.mark.filterwarnings("ignore")
@each("claim", PROGRAMS)
def test_as_mygrad_does(claim):
    assert outcome(engine, PROGRAMS[claim]) == outcome(mygrad, PROGRAMS[claim])
