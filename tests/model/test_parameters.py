"""Which leaves a reader sees as parameters, and what they are called: distinct ones, by the first name that lasts."""

import pytest

from explorer.model.entry import run_program

MLP = """
import engine as mg
import numpy as np
import random
class Module:
    def zero_grad(self):
        for p in self.parameters():
            p.null_grad()
    def parameters(self):
        return []
class Neuron(Module):
    def __init__(self, nin):
        self.w = [mg.tensor(random.uniform(-1, 1)) for _ in range(nin)]
        self.b = mg.tensor(0.0)
    def __call__(self, x):
        act = sum((wi * xi for wi, xi in zip(self.w, x)), self.b)
        return mg.tanh(act)
    def parameters(self):
        return self.w + [self.b]
class Layer(Module):
    def __init__(self, nin, nout):
        self.neurons = [Neuron(nin) for _ in range(nout)]
    def __call__(self, x):
        out = [n(x) for n in self.neurons]
        return out[0] if len(out) == 1 else out
    def parameters(self):
        return [p for n in self.neurons for p in n.parameters()]
class MLP(Module):
    def __init__(self, nin, nouts):
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i + 1]) for i in range(len(nouts))]
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]
model = MLP(2, [3, 1])
xs = [[2.0, 3.0], [3.0, -1.0]]
ys = [1.0, -1.0]
for k in range(3):
    ypred = [model(x) for x in xs]
    loss = sum((yout - ygt) ** 2 for ygt, yout in zip(ys, ypred))
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= 0.05 * p.grad
    print(k, loss.item() > 0)
"""
OBJECTS = """
import engine as mg
import numpy as np
class Linear:
    def __init__(self, n, m, rng):
        self.w = mg.tensor(rng.normal(size=(n, m)))
        self.b = mg.tensor(np.zeros(m))
    def __call__(self, x):
        return x @ self.w + self.b
    def parameters(self):
        return [self.w, self.b]
class Net:
    def __init__(self):
        rng = np.random.default_rng(0)
        self.l1 = Linear(2, 4, rng)
        self.l2 = Linear(4, 1, rng)
    def forward(self, x):
        h = mg.tanh(self.l1(x))
        return self.l2(h)
    def parameters(self):
        return self.l1.parameters() + self.l2.parameters()
class SGD:
    def __init__(self, params, lr): self.params, self.lr = list(params), lr
    def step(self):
        for p in self.params: p.data -= self.lr * p.grad
    def zero_grad(self):
        for p in self.params: p.null_grad()
x = np.array([[0., 0.], [0, 1], [1, 0], [1, 1]])
y = np.array([[0.], [1], [1], [0]])
net = Net()
opt = SGD(net.parameters(), lr=0.1)
for epoch in range(3):
    loss = ((net.forward(x) - y) ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item() > 0)
"""
DICTS = """
import engine as mg
import numpy as np
params = [{"W": mg.tensor(np.ones((2, 2))), "b": mg.tensor(np.zeros(2))} for _ in range(2)]
def forward(x):
    h = mg.zeros(2)
    for p in params:
        x = mg.tanh(x @ p["W"] + p["b"])
    return x + h
for epoch in range(3):
    loss = mg.sum(forward(np.ones((1, 2))) ** 2)
    loss.backward()
    for p in params:
        for k in p:
            p[k] -= 0.1 * p[k].grad
"""
LOOP = """
import engine as mg
W1, b1 = mg.tensor([1.0, 2.0]), mg.tensor(1.0)
for t in range(3):
    h = mg.zeros(2)
    loss = mg.sum((W1 * 2 + b1 + h) ** 2)
    loss.backward()
    for p in (W1, b1):
        p[...] = p - 0.1 * p.grad
"""
ANEW = """
import engine as mg
W = mg.tensor(1.0)
for i in range(3):
    x = mg.tensor(2.0)
    L = (W*x - 1)**2
    L.backward()
    W = mg.tensor(W.data - 0.1*W.grad)
"""
RATES = """
import engine as mg
for lr in (0.1, 0.2):
    w = mg.tensor([1.0, 2.0])
    for i in range(2):
        L = mg.sum(w**2)
        L.backward()
        w = w - lr*w.grad
"""
INSIDE = """
import engine as mg
class M:
    def __init__(self):
        self.w = mg.tensor([1.0, 2.0]); self.b = mg.tensor(0.5)
    def parameters(self): return [self.w, self.b]
    def __call__(self, x): return mg.sum(self.w * x) + self.b
def main():
    model = M()
    for i in range(2):
        L = model(3.0)**2
        L.backward()
        for p in model.parameters(): p.data -= 0.1 * p.grad
if __name__ == "__main__":
    main()
"""
SECOND = """
import engine as mg
x = mg.tensor(2.0)
y = x
k = 0
while k < 3:
    y = y * x
    k += 1
y.backward()
"""
OWN = """
import engine as mg
def made(n):
    w = mg.tensor(n)
    return {'w': w}
p = made(3.0)
(p['w'] ** 2).backward()
"""
CLOSURES = """
import engine as mg
import numpy as np
def layer(n, m):
    W = mg.tensor(np.ones((n, m)))
    b = mg.tensor(np.zeros(m))
    def forward(x):
        return mg.tanh(x @ W + b)
    return forward
first, others = layer(2, 3), [layer(3, 1)]
for epoch in range(2):
    loss = mg.mean(others[0](first(np.ones((4, 2))))**2)
    loss.backward()
"""
TOWERS = """
import engine as mg
def unit(x):
    w = mg.tensor(2.0)
    b = mg.tensor(1.0)
    return w * x + b
loss = unit(1.0) * unit(2.0)
loss.backward()
"""
NAMELESS = """
import engine as mg
def parameter(v):
    return mg.tensor(v)
loss = parameter(1.0) * 2 + parameter(3.0) * 4
loss.backward()
"""
GIVEN = """
import engine as mg
def train(w, steps):
    for i in range(steps):
        loss = (w - 3)**2
        loss.backward()
        w = mg.tensor(w.data - 0.1 * w.grad)
    return w
w = train(mg.tensor(0.0), 3)
"""
STATE = """
import engine as mg
import numpy as np
Wh = mg.tensor(np.ones((3, 3)) * 0.1)
h = mg.zeros(3)
for t in range(3):
    h = mg.tanh(h @ Wh + 1)
loss = mg.sum(h)
loss.backward()
"""
IN_PLACE = """
import engine as mg
w = mg.tensor([2.0, 1.0])
for i in range(3):
    loss = mg.sum(w * w)
    loss.backward()
    w[:] = w - 0.1 * w.grad
"""
ALTERNATING = """
import engine as mg
w, u = mg.tensor(1.0), mg.tensor(2.0)
for i in range(2):
    loss = w**2 * 3
    loss.backward()
    w = w - 0.1 * w.grad
    loss = u**2 + 1
    loss.backward()
    u = u - 0.1 * u.grad
"""
PHYSICS = """
import engine as mg
x0, v0 = mg.tensor(1.0), mg.tensor(0.5)
x, v = x0, v0
for i in range(2):
    v = v - 0.1 * x
    x = x + 0.1 * v
loss = (x - 2)**2
loss.backward()
"""
RE_MADE = """
import engine as mg
w, b = mg.tensor(2.0), mg.tensor(1.0)
for i in range(2):
    loss = (w * 3 + b)**2
    loss.backward()
    w = mg.tensor(w.data - 0.1 * w.grad)
    b = mg.tensor(b.data - 0.1 * b.grad)
"""
TWICE = """
import engine as mg
w = mg.tensor(1.0)
y = w * 2
w = mg.tensor(5.0)
loss = y * w
loss.backward()
"""


def names(source: str) -> list[list[str]]:
    """The parameters of each Turn."""
    run = run_program(source, isolate=False)
    assert run.error is None
    return [[each.name for each in turn.parameters] for turn in run.turns]


def test_each_of_a_networks_leaves_is_a_parameter_by_the_way_to_it() -> None:
    layers = [(0, unit, leaf) for unit in range(3) for leaf in ("w[0]", "w[1]", "b")]
    layers += [(1, 0, leaf) for leaf in ("w[0]", "w[1]", "w[2]", "b")]
    assert names(MLP) == [[f"model.layers[{at}].neurons[{unit}].{leaf}" for at, unit, leaf in layers]] * 3


CASES = [
    (OBJECTS, ["net.l1.w", "net.l1.b", "net.l2.w", "net.l2.b"], 3),
    (DICTS, ['params[0]["W"]', 'params[0]["b"]', 'params[1]["W"]', 'params[1]["b"]'], 3),
    (LOOP, ["W1", "b1"], 4),
    (ANEW, ["W"], 3),
    (INSIDE, ["model.w", "model.b"], 2),
    (SECOND, ["x"], 1),
    (OWN, ["p['w']"], 1),
    (CLOSURES, ["first.W", "first.b", "others[0].W", "others[0].b"], 2),
    (TOWERS, ["w₁", "b₁", "w₂", "b₂"], 1),
    (NAMELESS, ["mg.tensor(v) (1)", "mg.tensor(v) (2)"], 1),
    (GIVEN, ["w"], 3),
    (STATE, ["Wh"], 1),
    (IN_PLACE, ["w"], 3),
    (PHYSICS, ["x0", "v0"], 1),
    (RE_MADE, ["w", "b"], 2),
    (TWICE, ["w₁", "w₂"], 1),
]


@pytest.mark.parametrize(("source", "parameters", "turns"), CASES)
def test_parameters_keep_their_names_over_all_turns(source: str, parameters: list[str], turns: int) -> None:
    found = [sorted(each) for each in names(source)]
    assert found == [sorted(parameters)] * turns


def test_an_experiment_begun_anew_has_its_parameter_each_time() -> None:
    assert names(RATES) == [["w"]] * 5


def test_networks_that_learn_in_turn_keep_their_parameters() -> None:
    found = run_program(ALTERNATING, isolate=False).turns
    values = [[(each.name, round(float(each.value.numbers[0]), 6)) for each in turn.parameters] for turn in found[:4]]
    assert values == [[("w", 1.0)], [("u", 2.0)], [("w", 0.4)], [("u", 1.6)]]


def test_values_that_share_a_name_are_told_apart_by_their_versions() -> None:
    nodes = run_program(PHYSICS, isolate=False).graph.nodes
    assert [node.name + node.mark for node in nodes if node.name] == ["x0", "v0", "v₁", "x₁", "v₂", "x₂", "loss"]


def test_calls_of_methods_are_groups_that_say_whose_they_are() -> None:
    graph = run_program(OBJECTS, isolate=False).graph
    groups = {group.partition(":")[0] for node in graph.nodes for group in node.group}  # without what they were given
    assert {"net.l1(x) line 18", "net.l2(x) line 19", "net.forward line 33"} <= groups
