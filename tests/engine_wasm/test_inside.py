"""The engine keeps its promises in the browser, too: its tests pass inside Pyodide."""

import pytest

from tests.engine_wasm.running import HOUSE, run_inside

FILES = sorted(path.relative_to(HOUSE).as_posix() for path in (HOUSE / "tests/engine").glob("test_*.py"))
PARTS = 2  # that can run beside each other
AT_LEAST = 180  # tests of each


@pytest.mark.parametrize("part", range(PARTS))
def test_the_engines_tests_pass_inside_pyodide(capfd: pytest.CaptureFixture[str], part: int) -> None:
    report = run_inside("-q", "-m", "wasm", *FILES[part::PARTS])
    with capfd.disabled():
        print(f"\n{report}")
    assert report.code == report.failed == 0
    assert report.passed >= AT_LEAST


def test_a_run_without_tests_is_no_success() -> None:
    report = run_inside("-q", "tests/engine/test_fan_out.py::test_nothing_of_the_kind")
    assert report.code != 0 and report.passed == 0
