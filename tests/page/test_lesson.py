"""A lesson's text stands beside what it speaks of: the turn and step it means, its own program, and in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from explorer.lessons import lesson, lessons

from .reader import Reader

pytestmark = pytest.mark.browser
SAYS = {  # what the texts say of the present turn: a row's name, its value and gradient
    "downhill": ("w", "10.0", "20.0"),
    "toward-eight": ("x₁", "-1.5", "-7.6"),
    "bowl": ("w", "[2.0, 4.0]", "[8.0, 24.0]"),
}
SIZES = [(1440, 900), (1024, 768), (390, 844)]
# nothing lies over the end of a paragraph
FIRST = """part => {
  const {left, bottom} = part.getBoundingClientRect();
  return part.contains(part.getRootNode().elementFromPoint(left + 5, bottom - 5));
}"""
ANOTHER = "import engine as mg\nx = mg.tensor(2.0)\nf = x * x\nf.backward()"


def told(reader: Reader):
    """The lesson's first paragraph."""
    return reader.page.locator("details.lesson .words p").first


@pytest.mark.parametrize("slug", SAYS)
def test_a_lesson_opens_in_the_turn_that_its_text_speaks_of(reader: Reader, slug: str):
    reader.open(f"#v=1&lesson={slug}")
    tape = reader.state("tape")
    assert (tape["turn"], reader.state("step")) == (lesson(slug).turn, lesson(slug).step)
    assert reader.state("step") == reader.state("steps")  # the gradient that is spoken of has arrived
    name, value, gradient = SAYS[slug]
    assert (value, gradient) in [(row["value"], row["gradient"]) for row in reader.rows() if row["name"] == name]


def test_the_text_stays_beside_a_changed_program_and_gives_way_to_another(reader: Reader):
    source = reader.open("#v=1&lesson=two-uses").text
    for changed in (source.replace("2.0", "-3.5"), source.replace("x ** 2", "x * x"), source + "\nprint(x.grad)"):
        expect(told(reader.write(changed))).to_be_visible()
    expect(told(reader.write(ANOTHER))).to_be_hidden()
    expect(reader.page.get_by_role("button", name="Lessons: Your own program")).to_be_visible()
    expect(told(reader.write(source))).to_be_visible()
    expect(reader.page.get_by_role("button", name="Lessons: 1 · Two uses of x", exact=True)).to_be_visible()


@pytest.mark.script
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("slug", ["two-uses", "bowl"])
def test_the_text_is_in_sight(reader: Reader, slug: str, size: tuple[int, int]):
    width, height = size
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.open(f"#v=1&lesson={slug}")
    if width < 700:
        reader.button("Lesson").click()
    expect(told(reader)).to_be_in_viewport(ratio=1)
    assert told(reader).evaluate(FIRST)


def test_every_lesson_has_a_text_and_opens_at_its_step(reader: Reader):
    reader.open()
    for each in lessons():
        reader.page.get_by_role("button", name="Lessons").click()
        reader.page.locator("nav#lessons button", has_text=f"{each.order} · ").click()
        expect(reader.page.get_by_role("button", name=f"Lessons: {each.order} · ")).to_be_visible()
        reader.answered()
        assert (reader.state("step"), reader.state("tape")["turn"]) == (each.step, each.turn)
        assert told(reader).inner_text().startswith(each.text.replace("`", "")[:30])
