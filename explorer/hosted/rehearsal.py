"""Plays the page's start once, inside Pyodide under node, and notes what the reader's browser will need.

`arguments`: roots (where modules may come from), out (a folder). Writes out/document.json (the prerendered document),
out/needed.json (its digest, the modules imported and the files read), out/lessons/ (the answers to the lessons) and
out/names.json (what programs may use).
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

roots, out = arguments["roots"], Path(arguments["out"])  # type: ignore[name-defined]  # noqa: F821
sys.path[:0] = roots
read: set[str] = set()


def note(event: str, details: tuple[Any, ...]) -> None:
    if event == "open" and not isinstance(details[0], int):
        read.add(os.fsdecode(details[0]))


def beneath_roots(paths: set[str]) -> list[str]:
    """Paths relative to the root they stand in, without those executor."""
    found = {path.removeprefix(root + "/") for path in paths for root in roots if path.startswith(root + "/")}
    return sorted(path for path in found if "__pycache__" not in path)


sys.addaudithook(note)

from explorer.hosted.bridge import build, digest  # noqa: E402 - what is imported from here on is noted

bridge, text = build()
(out / "document.json").write_text(text, encoding="utf-8")

from explorer.hosted.lessons import write_answers  # noqa: E402 - after the document, so that its ids are the browser's

write_answers(out / "lessons")

from explorer.model.apart.warming import PROGRAMS, WALK  # noqa: E402
from explorer.model.confine.catalogue import catalogue  # noqa: E402

said: list[str] = []
bridge.link(send=said.append)
WRONG = ("x = (", "import engine as mg\nf = mg.tensor(1.0) / 'a'")


async def converse() -> None:
    """Requests as the page sends them: what is imported late is imported by their answers."""
    asked = [*((source, None) for source in (*PROGRAMS, *WRONG)), (WALK, {"rate": 0.1, "steps": 2})]
    for revision, (source, walk) in enumerate(asked, 1):
        wish = {"revision": revision, "source": source, "overrides": {}, "turn": -1, "descent": walk}
        await bridge.hear(json.dumps(wish))
        assert json.loads(said[-1])["answer"]["revision"] == revision


async def note_needs() -> None:
    """Play on, then write down what was needed."""
    await converse()
    modules = {str(getattr(module, "__file__", None)) for module in list(sys.modules.values())}
    needed = {
        "digest": digest(text),
        "modules": beneath_roots(modules),
        "files": [path for path in beneath_roots(read) if not path.endswith((".py", ".pyc", ".so"))],
    }
    (out / "needed.json").write_text(json.dumps(needed), encoding="utf-8")
    write_names()


def write_names() -> None:
    """What the editor offers to complete: asked for last, since a browser needs nothing of it."""
    text = json.dumps(catalogue(), separators=(",", ":"), ensure_ascii=False)
    (out / "names.json").write_text(text, encoding="utf-8")


note_needs()  # type: ignore[unused-coroutine]  # what a file ends with is awaited
