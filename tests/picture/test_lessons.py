"""The pictures of the lessons: no line crosses another, all of it is in the room."""

from __future__ import annotations

import pytest

from explorer.lessons import lessons
from explorer.picture.groups import sketch
from explorer.picture.layout import place
from explorer.picture.layout_rows import rows
from explorer.picture.ranks import ranks
from tests.picture.graphs import ROOMS
from tests.unhurried import run

GRAPHS = {
    f"{lesson.slug}, turn {turn.number}": turn.graph
    for lesson in lessons()
    for turn in run(lesson.program).turns[:3]
}


@pytest.mark.parametrize("name", [name for name in GRAPHS if not name.startswith("monster")])
def test_no_lines_cross(name: str):
    drawing = sketch(GRAPHS[name])
    links = [(link.parent, link.child) for link in drawing.links]
    assert rows(ranks(len(drawing.items), links), links).crossings == 0


@pytest.mark.parametrize("name", [name for name in GRAPHS if name.startswith(("two-uses", "chain", "stretch", "bowl"))])
@pytest.mark.parametrize("room", ROOMS[:1], ids=str)
def test_small_lessons_fit_the_room(name: str, room):
    placement = place(GRAPHS[name], room)
    assert placement.fits
    assert placement.extent.left >= 0 and placement.extent.right <= room.width
