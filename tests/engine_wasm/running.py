"""Starts Pyodide under node with NumPy, pytest and the engine, and brings back what pytest counted there."""

import json
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from explorer.hosted import inputs
from explorer.hosted.node import python_inside

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
FOLDERS = ("tests/engine", "tests/engine_more")


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


def run_inside(*options: str, cache: Path = HOUSE / ".cache") -> Report:
    """The report of a run of pytest with these options inside Pyodide; what it prints is printed here, too."""
    start = time.monotonic()
    wheels = [inputs.numpy_wheel(cache / "npm"), *inputs.wheels(str(HERE / "wheels.txt"), cache / "wheels").values()]
    with tempfile.TemporaryDirectory(prefix="inside-", dir=cache) as work:
        core = inputs.unpacked(inputs.npm_package("pyodide", cache / "npm"), Path(work, "npm"))
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(Path(work, "packages"))
        Path(work, "out").mkdir()
        mounts = {"/packages": Path(work, "packages"), "/out": Path(work, "out"), "/house": HOUSE}
        python_inside(core, HERE / "inside.py", mounts, options=[*options])
        counted = json.loads(Path(work, "out/report.json").read_text())
        return Report(**counted, seconds=time.monotonic() - start)
