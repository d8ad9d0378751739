"""Runs pytest inside Pyodide. `arguments`: options (for pytest). Writes /out/report.json, the fields of a Report."""

import json
import os
import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = ["/packages", "/house"]
os.chdir("/house")

import pytest  # noqa: E402


class Count:
    """Counts outcomes, and keeps the closing line."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.closing = ""

    def pytest_configure(self) -> None:
        from hypothesis import settings  # not before pytest rewrites it

        # Pyodide is several times as slow as the machine it runs on: fewer examples, the same each time.
        settings.register_profile("inside", deadline=None, database=None, derandomize=True, max_examples=25)
        settings.load_profile("inside")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.outcomes["failed"] += report.failed

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        self.closing = ", ".join(text for text, _ in terminalreporter.build_summary_stats_line()[0])


count = Count()
# Neither threads nor processes: what needs them skips itself. The house's conftest is about browsers.
quiet = ["-p", "no:cacheprovider", "-p", "no:faulthandler", "--noconftest", "--tb=short"]
code = pytest.main([*quiet, *arguments["options"]], plugins=[count])  # type: ignore[name-defined]  # noqa: F821
outcomes = {name: count.outcomes[name] for name in ("passed", "failed", "skipped")}
Path("/out/report.json").write_text(json.dumps({"code": int(code), "closing": count.closing, **outcomes}))
