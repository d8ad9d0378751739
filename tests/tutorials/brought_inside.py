"""Programs that learners bring, inside Pyodide. `arguments`: programs, each with what it prints in the open.

Writes /out/found.json: the titles of those that print otherwise, with both texts.
"""

import json
import sys
import warnings
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]

from tests.confine.running import confined  # noqa: E402

programs = arguments["programs"]  # type: ignore[name-defined]  # noqa: F821
warnings.simplefilter("ignore")
found = {}
for title, source, printed in programs:
    outcome = confined(source, seconds=60.0)
    said = outcome.error.message if outcome.error else outcome.output
    if said != printed:
        found[title] = [said, printed]
Path("/out/found.json").write_text(json.dumps(found))
