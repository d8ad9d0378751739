"""Programs as learners bring them, inside Pyodide. Reads /out/programs.json; writes /out/outputs.json."""

import json
import sys
import warnings
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

from explorer.model.confine import Limits  # noqa: E402
from explorer.model.program import Program  # noqa: E402
from explorer.model.run import run  # noqa: E402

warnings.simplefilter("ignore")
outputs = {}
for title, source in json.loads(Path("/out/programs.json").read_text()).items():
    ran = run(Program(source), limits=Limits(seconds=60.0))
    outputs[title] = f"{ran.output}{ran.error.message if ran.error else ''}"
Path("/out/outputs.json").write_text(json.dumps(outputs))
