"""The engine keeps its promises in the browser, too: its tests pass inside Pyodide."""

import pytest

from tests.engine_wasm.running import FOLDERS, run_inside

AT_LEAST = 4000


def test_the_engines_tests_pass_inside_pyodide(capfd: pytest.CaptureFixture[str]) -> None:
    report = run_inside("-q", "-m", "wasm", *FOLDERS)
    with capfd.disabled():
        print(f"\n{report}")
    assert report.code == report.failed == 0
    assert report.passed >= AT_LEAST


def test_a_run_without_tests_is_no_success() -> None:
    report = run_inside("-q", "tests/engine/test_fan_out.py::test_nothing_of_the_kind")
    assert report.code != 0 and report.passed == 0
