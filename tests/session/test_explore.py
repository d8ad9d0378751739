"""`explore(loss)`: what a notebook gets of a tensor that exists already."""

from __future__ import annotations

import engine as mg
from explorer import explore
from tests.answered import numbers, parts


def test_a_cells_output_is_small_and_says_what_it_is_where_no_picture_can_be() -> None:
    shown, _ = explore(mg.tensor(1.0) * 2)._repr_mimebundle_()
    assert shown["text/plain"] == "<a graph of 2 values: a notebook shows it>"
    assert len(shown["text/html"]) < 1_200_000


def test_the_graph_of_a_tensor_is_shown_with_the_notebooks_names() -> None:
    x = mg.tensor(2.0)
    y = mg.tensor(4.0)
    f = x * y + x**2
    shown = parts(explore(f).page.answer)
    texts = shown["structure"]["texts"]
    assert [name or texts[text][0] for text, name, *_ in shown["structure"]["nodes"]] == [
        "x",
        "y",
        "x * y",
        "x ** 2",
        "f",
    ]
    assert numbers(shown["values"]["values"]) == [2.0, 4.0, 8.0, 4.0, 12.0]
    assert {layout["orientation"] for layout in shown["picture"]} == {"wide", "tall"}  # there is nobody to ask for more


def test_nothing_of_the_tensor_is_changed() -> None:
    x = mg.tensor(2.0)
    f = x * x
    explore(f)
    assert x.grad is None
    f.backward()
    assert x.grad == 4.0


def test_each_explorer_of_a_document_has_a_store_of_its_own() -> None:
    f = mg.tensor(1.0) * 2
    assert explore(f).page.key != explore(f).page.key
