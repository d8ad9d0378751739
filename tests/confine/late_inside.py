"""A worker that has been there for an hour, inside Pyodide. Writes /out/tally: how many programs were not answered."""

import json
import sys
import warnings
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

from pyodide.code import run_js  # noqa: E402

from explorer.model.run import run  # noqa: E402
from explorer.request import Request  # noqa: E402
from explorer.views.service import Service  # noqa: E402

warnings.simplefilter("ignore")
Path("/out/at").write_text(json.dumps([0, "an hour later"]))
run_js("const now = performance.now.bind(performance); performance.now = () => now() + 3_600_000; 0")
_, answer = Service(run)(Request(1, "import engine as mg\nx = mg.tensor(2.0)\ny = x * x\ny.backward()\n"))
program, structure = json.loads(str(answer["program"])), json.loads(str(answer["structure"]))
Path("/out/tally").write_text(json.dumps({"wrong": int(program["failure"] is not None or not structure["nodes"])}))
