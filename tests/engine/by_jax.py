"""JAX's values and gradients of random graphs, into a table that the tests compare with.

    python -m venv jaxenv; jaxenv/bin/pip install jax; PYTHONPATH=. jaxenv/bin/python -m tests.engine.by_jax

JAX is 600 MB, so it is asked once, where somebody has it; the table says which graphs, and what JAX made of them.
"""

import json
from collections import Counter
from pathlib import Path

import numpy as np

from tests.engine.expressions import AUTOGRAD, BOTH

TABLE = Path(__file__).with_name("by_jax.json")
# Remainders jump, and the libraries agree about them elsewhere.
LEFT_OUT = {"remainder"}
STEPS = {name: step for name, step in {**BOTH, **AUTOGRAD}.items() if name not in LEFT_OUT}
LENGTH, LEAST = 5, 2
W, V = np.cos(np.arange(12.0)).reshape(3, 4), np.array([0.4, -0.7, 1.1, 0.2])


def drawn(seed: int = 3) -> list[list[tuple[str, int, int]]]:
    """Random graphs in which each step is taken often enough: its name, and the places of its operands."""
    rng, counts, graphs = np.random.default_rng(seed), Counter(dict.fromkeys(STEPS, 0)), []
    while min(counts.values()) < LEAST:
        rare = sorted(STEPS, key=lambda name: (counts[name], rng.random()))[:8]
        names = [rare[rng.integers(len(rare))] for _ in range(LENGTH)]
        counts.update(names)
        graphs.append([(name, k + 1, int(rng.integers(k + 2))) for k, name in enumerate(names)])
    return graphs


def leaves(number: int) -> list[np.ndarray]:
    """The two arrays that a graph begins from."""
    rng = np.random.default_rng(number)
    return [rng.uniform(-1.5, 1.5, (3, 4)) for _ in range(2)]


def weighted(n, graph, x, y):
    """The graph's last value as one number: each result is damped, as in the other comparisons."""
    values = [x, y]
    for name, left, right in graph:
        values.append(n.sin(STEPS[name](n, values[left], values[right], W, V)))
    return n.sum(values[-1] * W)


def main() -> None:
    """Writes the table."""
    import jax

    jax.config.update("jax_enable_x64", True)
    rows = []
    for number, graph in enumerate(drawn()):
        value, gradients = jax.value_and_grad(lambda x, y, graph=graph: weighted(jax.numpy, graph, x, y), (0, 1))(
            *map(jax.numpy.asarray, leaves(number))
        )
        rows.append(
            {
                "graph": graph,
                "value": float(value),
                "gradients": [[float(f"{g:.12g}") for g in np.ravel(part)] for part in gradients],
            }
        )
    told = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    TABLE.write_text(f'{{"jax":"{jax.__version__}","rows":[\n{told}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
