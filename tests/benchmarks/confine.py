"""How long the confined evaluator takes, in multiples of Python's own exec: `python tests/benchmarks/confine.py`."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.confine.running import confined

BEGIN = "import numpy as np\nimport engine as mg\n"
WORKLOADS = {
    "tensors": "x = mg.tensor(1.0)\nfor i in range(9000):\n    y = x * 2 + 1",
    "numbers": "a = 0\nfor i in range(60000):\n    a = a + i * 2",
    "lists": "l = []\nfor i in range(30000):\n    l.append([i, i + 1])",
    "NumPy": "x = np.ones(50)\nfor i in range(8000):\n    y = np.sin(x) + np.sum(x * x)",
    "methods": "x = np.ones((5, 5))\nfor i in range(8000):\n    y = x.sum(axis=0) @ x.T",
    "descent": "w = mg.tensor([3.0, 1.0])\nfor i in range(800):\n    L = mg.sum((w - 1.0) ** 2)\n    L.backward()\n"
    "    w.data -= 0.1 * w.grad",
    "texts": "for i in range(20000):\n    s = f'{i:.3f} {i}'",
}
ROUNDS = 5


def seconds(run: object, source: str) -> float:
    """The processor's time for one run."""
    began = time.process_time()
    run(source)  # type: ignore[operator]
    return time.process_time() - began


def main() -> None:
    """A line for each workload, both measured in turn."""
    for name, source in WORKLOADS.items():
        ours = [seconds(lambda text: confined(text, seconds=60.0), BEGIN + source) for _ in range(ROUNDS)]
        theirs = [seconds(lambda text: exec(text, {}), BEGIN + source) for _ in range(ROUNDS)]
        print(f"{name:8} {min(ours) * 1000:6.0f} ms  {min(ours) / min(theirs):5.1f} times")


if __name__ == "__main__":
    main()
