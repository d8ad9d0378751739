"""The part of the benchmark of epochs inside Pyodide. Writes /out/figures.json."""

import json
import sys
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

from tests.benchmarks import epochs  # noqa: E402

Path("/out/figures.json").write_text(json.dumps(epochs.figures()))
