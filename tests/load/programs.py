"""What students type: small programs with a number that changes, and what a hostile one would rather run."""

from __future__ import annotations

SMALL = (
    "import engine as mg\nx = mg.tensor({0})\ny = mg.tensor(4.0)\nf = x * y + x**2\nf.backward()\n",
    "import mygrad as mg\nimport numpy as np\nx = mg.tensor([{0}, 2.0, 3.0])\n"
    "L = mg.sum(np.exp(-x) * x)\nL.backward()\n",
    "import engine as mg\nx = mg.tensor({0})\nf = mg.sin(x) * mg.exp(x / 3)\nf.backward()\nprint(x.grad)\n",
    "import engine as mg\nw = mg.tensor([{0}, -1.0])\nx = mg.tensor([2.0, 3.0], constant=True)\n"
    "p = mg.sum(w * x)\nL = (p - 1.0) ** 2\nL.backward()\n",
)
SLIDING = "import engine as mg\nx = mg.tensor(2.0)\ny = mg.tensor(4.0)\nf = x*y + x**2\nf.backward()\n"
WALKING = "import engine as mg\nw = mg.tensor(10.0)\nL = w**2\nL.backward()\n"
PAUSED = "import engine as mg\nx = mg.tensor(1.5)\nf = x**3\nf.backward()\n# {0}\n"

LOOPS = ("while True: pass\n", "x = 0\nwhile True: x += 1\n", "while True:\n    print('still here')\n")
LONG_RUN = "import engine as mg\nx = mg.tensor(1.0)\nwhile True: x = x + 1\n"
HOSTILE = (
    *LOOPS,
    "x = []\nwhile True: x.append(1)\n",
    "import numpy as np\nx = [np.ones((1000, 1000)) for _ in range(10**6)]\n",
    "import numpy as np\nx = np.ones((10**5, 10**5))\n",
    "x = 2\nwhile True: x = x * x\n",
    "x = ()\nwhile True: x = (x,)\n",
    "def f(n): return f(n + 1)\nf(0)\n",
    LONG_RUN,
    "'a' * 10**12\n",
    "(" * 5000,
    "import os\nos.abort()\n",
)
