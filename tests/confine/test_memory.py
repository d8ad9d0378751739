"""No program writes to memory that is not its own: what compiled code is to write into is an array of the run."""

import math

from tests.each import each

from .running import confined

BEGIN = "import numpy as np\ng = np.random.default_rng(1)\n"
PLACES = ["0x501 << 300", "2.5", "np.float64(5e-324)", "[1.0, 2.0, 3.0]", "(1, 2)", "'abc'", "np", "float", "g"]
WRITERS = ["g.random(3, out={})", "g.random(3, float, {})", "g.standard_normal(3, out={})"]
WRITERS += ["g.standard_normal(3, np.float64, {})", "np.sin(np.ones(3), {})", "np.sum(np.ones(3), out={})"]
WRITERS += ["np.ones(3).sum(0, None, {})", "np.ones(3).clip(0, 1, {})"]


@each("place", PLACES)
@each("writer", WRITERS)
def test_nothing_but_an_array_is_written_into(writer: str, place: str) -> None:
    pi = math.pi
    error = confined(BEGIN + writer.format(place)).error
    assert error is not None and error.line == 3
    assert math.pi == pi


@each("writer", WRITERS[:4])
def test_a_draw_fills_an_array_of_the_run(writer: str) -> None:
    outcome = confined(f"{BEGIN}x = np.zeros(3)\n{writer.format('x')}\nprint(x.all())")
    assert outcome.error is None and outcome.output.endswith("True\n")


@each("kind", ["list", "str", "tuple", "dict", "type", "np.ndarray", "np.generic", "ValueError"])
def test_a_type_of_an_array_is_one_of_numbers(kind: str) -> None:
    assert confined(f"{BEGIN}a = np.ones((2, 2))\nnp.matmul(a, a, dtype={kind})").error is not None
