"""Texts run as they are pasted: prompts and old results go, values are shown anew, places stay those of the text."""

import pytest

from explorer.model.confine import Limits, execute
from explorer.model.confine.paste import python_of
from explorer.model.program import Program

from .running import Silent, confined

PASTED = [  # pasted text, what is shown
    (">>> x = 2\n>>> x + 1\n3", "3\n"),
    (">>> x = 2\n\n# a comment\n>>> x\n2\n", "2\n"),
    (">>> def f(a):\n...     return a * 2\n...\n>>> f(3)\n6", "6\n"),
    (">>> y = [[1],\n...      [2]]\n>>> y\n[[1],\n [2]]\n\n>>> len(y)\n2", "[[1], [2]]\n2\n"),
    (">>> [[1,\n...   2]]\n[[1,\n\n  2]]\nz = 9\n>>> z = 4\n>>> z", "[[1, 2]]\n4\n"),
    ("x = 3\ny = x * 2\n\n# results\n>>> y\n6\n\nz = 5\nz", "6\n5\n"),
    (">>> 1 / 1\n1.0\n>>> int('3')  # fine\n---------\nValueError: no\n>>> 4", "1.0\n3\n4\n"),
    ("%matplotlib inline\n!pip install mygrad\nx = 1\nx", "1\n"),
    ("In [1]: x = 5\n\nIn [2]: x\nOut[2]: 5\n\nIn [3]: x + 1", "5\n6\n"),
    ("    >>> x = 1\n    >>> x\n    1", "1\n"),
    ("x = 2\nx\nx + 1\nx * 2", "4\n"),
    ("x = 2\nx;", ""),
    ("x = 2\nx ;  # a figure", ""),
    ("x = 2\nx; x * 2", "4\n"),
    ("x = 2\nif x:\n    x", ""),
    ("# %%\nx = 2\nx\n# %%\nx\nx + 1\nx + 2\n\n# In[3]:\n\nx + 3", "2\n4\n5\n"),
    (">>> x = 2\n>>> x; x * 2\n", "2\n4\n"),
    ("x = 2\nx + 5\nx\nTensor(2.)\nx = 3", "2\n"),
    ("x = 2\nfor i in range(3):\n    x\n    x + i\nx;", ""),
    ("'''what it does'''\ndef f():\n    'how'\n    return 1\nf();\n'the end'", ""),
    (">>> 'a'\n>>> for i in range(2):\n...     i\n>>> 3;\n>>> 4", "'a'\n4\n"),
    ("import numpy as np\nfor i in range(2):\n    print(i)\narray([0,\n\n   ...\n  1])\ni", "0\n1\n1\n"),
    (">>> 1\narray([1,\n       ...\n       2])\n>>> 2", "1\n2\n"),
    ("from numpy import array\na = 1\narray([1, 2])", "array([1, 2])\n"),
    (
        ">>> int('x')\n-----------------------------\nTypeError: no\n\n>>> 4",
        "ValueError: invalid literal for int() with base 10: 'x'.\n4\n",
    ),
    (
        ">>> 1 / 0\nTraceback (most recent call last):\n  File x\n\nZeroDivisionError: no\n>>> 4",
        "ZeroDivisionError: This divides by zero.\n4\n",
    ),
    (">>> %matplotlib notebook\n>>> 1\n", "1\n"),
    ("pip install mygrad\n2 + 2", "4\n"),
    ("# Words\n\n```python\nx = 3\nx\n```\nmore words\n```\nTensor(3.)\n```\n```python\nx + 1\n```", "3\n4\n"),
    ("x = 3\nx\n```", "3\n"),
    (">>> for i in range(2):\n...     print(i)\n0\n1\n>>> i", "0\n1\n1\n"),
]


@pytest.mark.parametrize(("source", "shown"), PASTED)
def test_a_pasted_text_shows_its_values_anew(source: str, shown: str) -> None:
    outcome = confined(source)
    assert outcome.error is None
    assert outcome.output == shown


def test_failures_and_tensors_have_the_places_of_the_pasted_text() -> None:
    error = confined(">>> x = 2\n>>> x\n2\n>>> x / 0\n").error
    assert (error and error.line, error and error.column) == (4, 5)
    error = confined(">>> x = 2\n>>> x = (\n").error
    assert (error and error.line, error and error.column) == (2, 9)


def test_an_error_that_the_pasted_text_does_not_show_ends_the_run() -> None:
    outcome = confined(">>> 1 / 0\nZeroDivisionError: no\n>>> 2 / 0\n>>> 3")
    assert outcome.error and outcome.error.line == 3


def test_a_budget_that_is_spent_ends_the_run_whatever_the_text_shows() -> None:
    outcome = confined(">>> while True: pass\nKeyboardInterrupt\n>>> 3")
    assert outcome.error and outcome.error.line == 1
    assert outcome.output == ""


def test_literals_and_overrides_have_the_places_of_the_pasted_text() -> None:
    program = Program(">>> import engine as mg\n>>> x = mg.tensor(2.0)\n>>> x\nTensor(2.)", overrides=(("x", 3.0),))
    outcome = execute(program, limits=Limits(), watcher=Silent())
    assert outcome.output == "Tensor(3.)\n"
    assert [(one.name, one.place.line, one.place.column) for one in outcome.literals] == [("x", 2, 19)]


PYTHON = ["x = 1\n", "s = '''\n>>> not a prompt\n'''\n", "def f():\n    '''\n    >>> f()\n    ```\n    '''\n"]


@pytest.mark.parametrize("source", PYTHON)
def test_a_text_that_is_python_is_left_alone(source: str) -> None:
    assert python_of(source).text == source


def test_every_line_stays_in_its_place() -> None:
    source = ">>> a = 1\n>>> a\n1\n\n>>> b = 2\n"
    assert python_of(source).text.split("\n") == ["a = 1", "a", "", "", "b = 2", ""]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lines of Unix", "of Windows", "of an old Macintosh"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "a mark of the byte order"])
def test_a_text_of_any_editor_is_taken(mark: str, end: str) -> None:
    outcome = confined(mark + end.join(["x = 2", "if x:", "\ty = x + 1", "print(y)", "z ="]))
    assert outcome.error is not None and outcome.error.line == 5
    outcome = confined(mark + end.join(["x = 2", "if x:", "\ty = x + 1", "print(y)"]))
    assert (outcome.error, outcome.output) == (None, "3\n")
