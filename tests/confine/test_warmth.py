"""What Python imports late has been imported before the jail closes: behind the wall programs run as in the open."""

import pytest

from explorer import run_program

LATE = [
    "import mxnet as mx\nfrom mxnet import nd, autograd\nprint(nd.array([1, 2]), mx.nd.norm(nd.array([3, 4])))",
    "import numpy as np\nnp.median(np.ones(3)), np.percentile(np.arange(5), 50), np.unique([2, 1, 2])",
    "import numpy as np\nnp.random.default_rng(1).normal(size=2), np.linalg.svd(np.eye(2)), np.einsum('i,i', [1], [2])",
    "import mygrad as mg\nmg.grad(lambda x: x ** 2)(mg.tensor(3.0)), mg.linalg.norm(mg.ones(3))",
    "import matplotlib.pyplot as plt\nplt.hist([1, 2, 2], bins=2)\nplt.semilogy([1, 2])\nplt.show()",
    "'ß'.upper(), 'é'.isidentifier(), f'{1.5:é>8.2f}', '%s' % 'ℒ'",
]


@pytest.mark.parametrize("source", LATE)
def test_nothing_is_missing_behind_the_wall(source: str) -> None:
    inside, outside = run_program(source), run_program(source, isolate=False)
    assert inside.error is None
    assert (inside.output, inside.figures) == (outside.output, outside.figures)
