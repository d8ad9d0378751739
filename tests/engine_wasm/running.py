"""Starts Pyodide under node with NumPy, pytest and the engine, and brings back what pytest counted there."""

import json
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from explorer.hosted import inputs
from explorer.hosted.node import python_inside

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
FOLDERS = ("tests/engine",)


@dataclass(frozen=True)
class Report:
    """How a run ended: pytest's exit code, its closing line, how many tests had which outcome, the seconds."""

    code: int
    closing: str
    passed: int
    failed: int
    skipped: int
    seconds: float

    def __str__(self) -> str:
        return f"inside Pyodide: {self.closing} in {self.seconds:.0f} s"


@dataclass(frozen=True)
class Place:
    """A Pyodide with NumPy, packages and the house in it, as often as it is asked; what it writes to /out stays."""

    core: Path
    packages: Path
    out: Path

    def run(self, script: Path, **arguments: object) -> None:
        """Run a file in a new Pyodide; a subprocess.CalledProcessError where it fails or brings Python down."""
        mounts = {"/packages": self.packages, "/out": self.out, "/house": HOUSE}
        python_inside(self.core, script, mounts, **arguments)


@contextmanager
def pyodide(cache: Path = HOUSE / ".cache", *locks: Path) -> Iterator[Place]:
    """A Place with the wheels of these locks."""
    wheels = [inputs.numpy_wheel(cache / "npm")]
    wheels += [wheel for lock in locks for wheel in inputs.wheels(str(lock), cache / "wheels").values()]
    with tempfile.TemporaryDirectory(prefix="inside-", dir=cache) as work:
        core = inputs.unpacked(inputs.npm_package("pyodide", cache / "npm"), Path(work, "npm"))
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(Path(work, "packages"))
        Path(work, "out").mkdir()
        yield Place(core, Path(work, "packages"), Path(work, "out"))


def run_inside(*options: str, cache: Path = HOUSE / ".cache") -> Report:
    """The report of a run of pytest with these options inside Pyodide; what it prints is printed here, too."""
    start = time.monotonic()
    with pyodide(cache, HERE / "wheels.txt") as place:
        place.run(HERE / "inside.py", options=[*options])
        return Report(**json.loads((place.out / "report.json").read_text()), seconds=time.monotonic() - start)
