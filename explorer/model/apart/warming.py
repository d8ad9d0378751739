"""Programs that a child runs before its jail closes: what they import late could not be imported afterwards."""

from ..confine import Limits

LIMITS = Limits()
# a good one, figures, MXNet; then a wrong one and an unparsable one
GOOD = """
import engine as mg
import numpy as np
import math
x = mg.tensor([1.0, 2.0])
y = mg.sum(x * np.array([2.0, 3.0]) ** 2)
y.backward()
x.grad
for i in range(3):
    w = mg.tensor(3.0)
    f = np.exp(-w) * math.pi
    f.backward()
    w.data -= 0.1 * w.grad
    print(f"{w.data:.3f} {i}", np.random.rand(2), w, [w])
np.linspace(0, 1, 30) @ np.ones(30)
mg.nnet.softmax(x), mg.random.rand(2), np.linalg.norm(x)
np.median(np.ones(3)), np.unique(np.ones(3)), np.random.default_rng(1).normal()
mg.linalg.norm(x), mg.grad(lambda v: v ** 2)(mg.tensor(2.0))
"""
DRAWING = """
import matplotlib.pyplot as plt
import mygrad as mg
plt.plot(mg.linspace(0, 1, 5), [1, 2, 3, 4, 5], "o--", label="f")
plt.hist(mg.linspace(0, 1, 5))
plt.show()
"""
MXNET = """
from mxnet import nd, autograd
x = nd.array([[1, 2], [3, 4]])
x.attach_grad()
with autograd.record():
    y = nd.norm(x * nd.random_normal(shape=2))
y.backward()
x.grad
"""
WALK = "import engine as mg\nw = mg.tensor([1.0, 2.0])\nL = mg.sum(w**2)\nL.backward()\n"
PROGRAMS = (
    GOOD,
    DRAWING,
    MXNET,
    "import numpy as np\nx = np.ones((2, 3))\nprint(missing_name, x)\n",
    "import numpy as np\nx = np.ones((2, 3)) + np.ones((4, 5))\n",
    "ℒ = 2\n",  # a name outside of ASCII makes the parser import unicodedata
    "x = = 2\n",
)
