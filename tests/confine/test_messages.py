"""Failures say what happened, where, and what to do."""

from tests.each import each

from .running import confined

IMPORTS = "import numpy as np; import engine as mg\n"

FAILURES = [  # program, words of the message, line, column, words of the remedy
    ("x = 1\n1 / 0", "divides by zero", 2, 1, "divisor"),
    ("x = 1\ny = x / 0\nz = 3", "divides by zero", 2, 5, "divisor"),
    ("def f(a):\n    return a / 0\nx = f(1)", "divides by zero", 2, 12, "divisor"),
    ("loss = 1\nprint(los)", "name 'los' is not defined", 2, 7, "Did you mean loss?"),
    ("x = np.ones(3)", "name 'np' is not defined", 1, 5, "import numpy as np"),
    ("ℒ = 2\nℒ + ℒℒ", "'ℒℒ'", 2, 5, "Did you mean ℒ?"),
    ("x = 1\nclass A(metaclass=type):\n    pass", "takes no metaclass", 2, 9, "bases"),
    ("def f():\n    print(len('a') + (yield 1))", "yield stands in the midst", 2, 23, "got = yield"),
    ("x = (1,\ny = 2", "never closed", 1, 5, "closing bracket"),
    ("if 1\n    x = 2", "expected ':'", 1, 5, "colon"),
    ("x = 1\n  y = 2", "indentation", 2, None, "left"),
    ("x = 'abc", "unterminated", 1, 5, "quotation mark"),
    ("x = = 2", "not valid Python", 1, 5, ""),
    ("return 3", "outside function", 1, 1, ""),
    ("", "no program", 1, 1, "for example"),
    ("# only a comment\n", "no program", 1, 1, "for example"),
    ("a = [1, 2]\na[5]", "list index out of range", 2, 1, "count from 0"),
    ("d = {}\nd['k']", "There is no item 'k'", 2, 1, "keys"),
    ("a, b = 1, 2, 3", "too many values to unpack", 1, 1, "names on the left"),
    ("import torch", "there is no module torch here", 1, 1, "import engine as mg"),
    ("import math\nmath.sqroot(2)", "did you mean sqrt?", 2, 1, "spelled"),
    ("import math\nmath.sqrt(-1)", "math domain error", 2, 1, ""),
    ("def f(x):\n    return x\nf()", "missing 1 required positional argument: 'x'", 3, 1, "given"),
    ("'a' + 1", "can only concatenate str", 1, 1, ""),
    ("1()", "'int' object is not callable", 1, 1, ""),
    ("assert 1 == 2, 'not equal'", "not equal", 1, 1, ""),
    ("raise ValueError('mine')", "mine", 1, 1, ""),
    ("for x in 5:\n    pass", "'int' object is not iterable", 1, 10, ""),
    ("x = 5\nx.real = 3", "cannot be set", 2, 1, ""),
    (
        IMPORTS + "A = np.ones((2, 2))\nb = np.ones(3)\nA + b",
        "A + b: A is (2, 2), b is (3,). The last axes, 2 and 3, must be equal, or one must be 1.",
        4,
        1,
        "x.shape",
    ),
    (
        IMPORTS + "A = mg.ones((2, 2))\nA * mg.ones((3, 2))",
        "The second-last axes, 2 and 3, must be equal",
        3,
        1,
        "x.shape",
    ),
    (IMPORTS + "np.ones((2, 3)).sum(axis=2)", "there is no axis 2: the array has 2 axes, 0 to 1", 2, 1, "one of these"),
    ("print(1, foo=3)", "print(): got an unexpected keyword argument 'foo'", 1, 1, "given"),
    ("iter(1, 2, 3)", "iter(): too many positional arguments", 1, 1, "given"),
    (IMPORTS + "mg.relu(mg.tensor(1.0))", "engine has no attribute 'relu'.", 2, 1, "mg.nnet.relu"),
    (IMPORTS + "np.relu(1)", "numpy has no attribute 'relu'.", 2, 1, "mg.nnet.relu"),
    (IMPORTS + "mg.tensor(1.0).zero_grad()", "no attribute 'zero_grad'.", 2, 1, "nothing to clear"),
    (IMPORTS + "np.ones(2).backward()", "no attribute 'backward'.", 2, 1, "mg.tensor"),
    (IMPORTS + "np.zeros(2, 3)", "dtype must be a type", 2, 1, "np.zeros((2, 3))"),
    ("open('x')", "name 'open' is not defined", 1, 1, "no files"),
    ("input()", "name 'input' is not defined", 1, 1, "into the program"),
    ("Counter('ab')", "name 'Counter' is not defined", 1, 1, "from collections import Counter"),
    ("import jax.numpy as jnp", "there is no module jax here", 1, 1, "autograd.numpy"),
    (IMPORTS + "mg.grad(3)", "grad: f must be a function", 2, 1, ""),
    (IMPORTS + "x = mg.tensor([1., 2.])\ny = x * mg.ones(3)", "", 3, 5, ""),
    (IMPORTS + "mg.tensor([1, 2], constant=False)", "", 2, 1, ""),
    (IMPORTS + "x = mg.tensor(2.0)\nx.bakward()", "did you mean backward?", 3, 1, "spelled"),
    (IMPORTS + "A = np.ones((3, 4))\nA @ A", "A @ A: the last axis of A is 4 long", 3, 1, "x.shape"),
    (IMPORTS + "\n\nnp.ones((100000, 100000))", "more than 5,000,000 elements", 4, 1, "smaller shape"),
    (IMPORTS + "x = mg.tensor(1.0)\nif 1:\n    while True:\n        y = x * 2", "tensors", 5, 13, "turns"),
    ("import matplotlib.pyplot as plt\nplt.hist([1, 2], bins=2.5)", "bins is a whole number from 1", 2, 1, ""),
    ("import matplotlib.pyplot as plt\nplt.bar([1, 2], [3, 4], 'wide')", "bar: width must be one number", 2, 1, ""),
    ("try:\n    1 / 0\nfinally:\n    x = 2 + 2", "divides by zero", 2, 5, "divisor"),
    ("try:\n    int('x')\nexcept ValueError as e:\n    y = 1 + 1\n    raise", "invalid literal", 2, 5, ""),
]


@each("source, words, line, column, remedy", FAILURES)
def test_a_failure_names_what_happened_where_and_what_to_do(
    source: str, words: str, line: int, column: int | None, remedy: str
) -> None:
    error = confined(source, seconds=60.0).error
    assert error is not None
    assert words in error.message
    assert error.line == line
    assert column is None or error.column == column
    assert remedy in error.remedy
    assert error.remedy


def test_what_was_printed_before_a_failure_is_kept() -> None:
    outcome = confined("x = 3\nprint('before')\nx / 0\nprint('after')")
    assert outcome.output == "before\n"
    assert outcome.variables == {"x": 3}
