"""Whatever a student writes is text on the page, wherever it turns up: never markup, never a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reader import Reader
from .test_links import Elsewhere, packed

pytestmark = pytest.mark.browser
IMAGE = "<img src=x onerror=globalThis.fooled=1>"
SCRIPT = "</script></style></textarea><script>globalThis.fooled=1</script>"
LINK = "[a](javascript:globalThis.fooled=1) <a href=javascript:globalThis.fooled=1>b</a> {{7*7}} $\\\\href{x}$"
HOSTILE = (IMAGE, SCRIPT, LINK)
HOSTILE_PROGRAM = f"# {IMAGE}\nimport ctypes\nwhile True: pass"
HOSTILE_LINK = f"#v=1&code={packed(HOSTILE_PROGRAM)}&hide="
PROGRAMS = {
    "comment": "import engine as mg\n# {hostile}\nx = mg.tensor(2.0)  # {hostile}\nf = x * x",
    "output": "import engine as mg\nprint('''{hostile}''')\nx = mg.tensor(2.0)\nf = x * x",
    "string": "import engine as mg\nnote = '''{hostile}'''\nx = mg.tensor(2.0)\nf = x * len('''{hostile}''')",
    "error": "raise ValueError('''{hostile}''')",
    "key error": "{{}}['''{hostile}''']",
    "syntax": "x = '''{hostile}''' '''{hostile}''' = 2 <",
    "figure": (
        "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([1, 2], [3, 4], label='''{hostile}''')\n"
        "ax.set_xlabel('''{hostile}''')\nax.set_title('''{hostile}''')\nax.legend()\nplt.show()"
    ),
}
# in every shadow root: images, frames, handlers and links to scripts that are not ours
STRANGE = """() => {
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((each) => {
    const handlers = [...each.attributes].filter(({ name, value }) => /^on/i.test(name) || /^javascript:/i.test(value));
    if (["IMG", "IFRAME", "OBJECT", "EMBED"].includes(each.tagName) || handlers.length) found.push(each.outerHTML);
    if (each.shadowRoot) walk(each.shadowRoot);
  });
  walk(document);
  return [found, globalThis.fooled ?? null];
}"""


def walked(reader: Reader) -> None:
    """Go where text turns up: all steps, all registers, all tabs, what is selected."""
    for register in ("words", "leibniz", "code"):
        reader.page.evaluate("register => autodiff.store('main').set({ register })", register)
        reader.button("First step").click() if reader.state("steps") else None
        reader.button("Last step").click() if reader.state("steps") else None
    for tab in reader.page.get_by_role("tab").all():
        tab.click()


@pytest.mark.parametrize("place", PROGRAMS)
def test_text_stays_text(reader: Reader, place: str) -> None:
    reader.open()
    for hostile in HOSTILE:
        source = PROGRAMS[place].format(hostile=hostile)
        reader.write(source)
        walked(reader)
        assert reader.page.evaluate(STRANGE) == [[], None]
        assert reader.text == source


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_error_is_told_as_it_was_written(reader: Reader, hostile: str) -> None:
    reader.open().write(f"raise ValueError(r'''{hostile}''')")
    assert hostile.split("\\")[0] in reader.alert


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_is_printed_is_shown_as_it_was_written(reader: Reader, hostile: str) -> None:
    reader.open().write(f"print(r'''{hostile}''')\nimport engine as mg\nf = mg.tensor(1.0) * 2")
    assert reader.page.get_by_label("Printed", exact=True).inner_text().strip() == hostile


@pytest.mark.fresh
def test_a_program_from_a_link_is_shown_with_its_code_and_held_by_the_same_limits(reader: Reader) -> None:
    reader.page.goto(reader.address + HOSTILE_LINK + "why,code,output,lesson,tabs")
    reader.page.locator("html[data-runtime=ready][data-revision='1']").wait_for(
        state="attached", timeout=reader.patience
    )
    is_shown_and_held(reader)


def test_nor_does_a_link_that_is_followed_hide_it(reader: Reader) -> None:
    reader.open()
    for hidden in ("code", "code,sliders", "why,code,output,lesson,tabs", "code&hide=code"):
        reader.open("#v=1&lesson=chain").page.evaluate("hash => { location.hash = hash }", HOSTILE_LINK + hidden)
        reader.page.wait_for_function("text => autodiff.store('main').get('source') === text", arg=HOSTILE_PROGRAM)
        is_shown_and_held(reader.answered())


def is_shown_and_held(reader: Reader) -> None:
    expect(reader.editor).to_be_visible()
    assert reader.text == HOSTILE_PROGRAM
    assert reader.alert.startswith("Line 2: ")
    assert reader.page.evaluate(STRANGE) == [[], None]


def test_a_changed_lesson_shows_its_code_in_the_link_that_is_made_of_it(reader: Reader, elsewhere: Elsewhere) -> None:
    """Whoever hides the code of a lesson and then changes its text makes a link to a program: that shows its code."""
    reader.open("#v=1&lesson=chain&hide=code")
    expect(reader.editor).to_be_hidden()
    reader.page.evaluate("() => autodiff.store('main').edit('import engine as mg\\nf = mg.tensor(3.0) * 2')")
    reader.page.wait_for_function("() => location.hash.includes('code=')")
    expect(elsewhere(reader.page.url).editor).to_be_visible()
