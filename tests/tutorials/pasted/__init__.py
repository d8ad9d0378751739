"""The blocks of the tutorials as a reader copies them, and what is to be seen when they are pasted.

A file per document, "== title" before each block; a title with "..." goes on with the block before. Prompts, comments,
old results and commands stand as they are printed; ℒ is where the documents have lost it; docstrings are cut short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BEGIN = "import mygrad as mg\nimport numpy as np\n"
VALUE = re.compile(r"(?:\(?(?:Tensor|array)\(|True$|False$|\(\d).*|\d$")
SAID = re.compile(r"# .*-> ((?:Tensor|array)\(.+)")  # beside a value that is not printed below
ASKED = re.compile(rf"^(?=\w[\w.]* +{SAID.pattern}$)", re.M)  # no prompt before it: the reader types one
# where the documents err, and draws that were not seeded
MENDED = {"Tensor(4.0)": "Tensor(4.)", "(3, 2)": "(2, 3)"}
DRAWN = ("0.84171912", "1.58748244")
# what they say in words only: the title of the block, and the values
ALSO = {
    "introduction: five squared": ["Tensor(5.)"],
    "introduction: ... its value": ["Tensor(25.)"],
    "introduction: ... its gradient": ["array(10.)"],
    "introduction: drop-in": ["Tensor(9.)", "array(6.)"],
    "exercises: other numbers": ["Tensor(47.6) 17.1 3.5"],
    "exercises: ... ten steps by it": ["Tensor(10.)", "Tensor(4.)", "Tensor(0.00104858)"],
    "exercises: ... down a paraboloid": ["Tensor([0.01209324, 0.00041943])"],
    "exercises: ... fifteen numbers": ["Tensor([0. , 0.22439948, ... 3.14159265])"],
    "exercises: ... nothing to go back over": ["True"],
    "long_tutorial: ... nothing to go back over": ["True"],
    "mxnet: ... recorded on demand": ["[[ 4. 8.] [12. 16.]]"],
    "mxnet: ... a head gradient": ["[[40. 8. ] [ 1.2 0.16]]"],
    "mxnet: ... loops and branches": ["[ 10.24 1024. 102.4 ]"],  # 2 ** 10 times the head
}
# how many figures are drawn
FIGURES = {"introduction: the plot": 1, "introduction: ... four functions": 4}
FIGURES |= {"exercises: ... a wave and its slope": 1, "long_tutorial: ... a wave and its slope": 1}


@dataclass(frozen=True)
class Block:
    """One block of one document."""

    title: str
    text: str

    @property
    def goes_on(self) -> bool:
        """Whether it needs the blocks before it."""
        return ": ..." in self.title

    @property
    def printed(self) -> list[str]:
        """The values to be seen, on one line each; "..." stands for any."""
        if "four functions" in self.title:
            return []  # arrays that no line of the block asks for
        found = [*results(self.text), *SAID.findall(self.text), *ALSO.get(self.title, ())]
        return [MENDED.get(one, one) for one in found if not any(drawn in one for drawn in DRAWN)]

    @property
    def figures(self) -> int:
        """How many figures are to be seen."""
        return FIGURES.get(self.title, 0)


def documents() -> dict[str, list[Block]]:
    """Every document's blocks in order."""
    return {path.stem: _blocks(path) for path in sorted(HERE.glob("*.txt"))}


def whole(blocks: list[Block]) -> str:
    """All blocks as one text, as someone keeps them in the cells of one notebook."""
    return BEGIN + "\n" + "\n\n# %%\n".join(block.text for block in blocks)


def chapters(blocks: list[Block]) -> list[list[Block]]:
    """Blocks that need one another together, else each alone."""
    found: list[list[Block]] = []
    for block in blocks:
        if block.goes_on:
            found[-1].append(block)
        else:
            found.append([block])
    return found


def missing(output: str, blocks: list[Block]) -> list[str]:
    """The values that are not in the output, each looked for after the one before; blanks do not count."""
    bare, at, lost = unspaced(output), 0, []
    for value in (value for block in blocks for value in block.printed):
        match = re.compile(".*?".join(map(re.escape, unspaced(value).split("...")))).search(bare, at)
        at = match.end() if match else at
        lost += [] if match else [value]
    return lost


def unspaced(text: str) -> str:
    """The text without blanks and line ends."""
    return "".join(text.split())


def results(text: str) -> list[str]:
    """The printed values among the lines of a block, those over several lines as one."""
    found: list[str] = []
    opened = 0
    for line in text.split("\n"):
        if opened > 0:
            found[-1] += f" {line.strip()}"
        elif VALUE.match(line):
            found.append(line)
        if opened > 0 or VALUE.match(line):
            opened += sum(map(line.count, "([")) - sum(map(line.count, ")]"))
    return found


def _blocks(path: Path) -> list[Block]:
    parts = re.split("^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pairs = [part.partition("\n") for part in parts]
    return [Block(f"{path.stem}: {title}", ASKED.sub(">>> ", text.strip("\n"))) for title, _, text in pairs]
