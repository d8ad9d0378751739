"""Nothing that was not pinned gets into the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explorer.hosted import inputs

HERE = Path(inputs.__file__).parent


@pytest.mark.parametrize("lock", ["wheels.txt", "tools.txt"])
def test_every_wheel_is_pinned_by_version_and_hash(lock: str) -> None:
    rows = [row for row in (HERE / lock).read_text().splitlines() if row and not row.startswith("#")]
    assert rows
    assert all(re.fullmatch(r"[a-z0-9-]+==\S+ --hash=sha256:[0-9a-f]{64}", row) for row in rows)


def test_every_npm_package_is_pinned_by_version_and_hash() -> None:
    for pin in inputs.PINS["npm"].values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", pin["version"])
        assert re.fullmatch(r"sha512-[\w+/]{86}==", pin["integrity"])


def test_another_numpy_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl"
    wheel.write_bytes(b"not the one")
    with pytest.raises(inputs.InputMismatch, match="not one of the two NumPy wheels"):
        inputs.numpy_wheel(tmp_path, given=wheel)


def test_a_changed_npm_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyodide-0.29.5.tgz").write_bytes(b"not the one")
    with pytest.raises(inputs.InputMismatch, match="does not match its pin"):
        inputs.npm_package("pyodide", tmp_path)


def test_what_several_processes_fetch_is_read_by_none_before_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "pyodide-0.29.5.tgz"
    seen = []

    def half_written(*_: str, folder: Path) -> None:
        (folder / name).write_bytes(b"the first half")
        seen.append((tmp_path / name).exists())

    monkeypatch.setattr(inputs, "npm", half_written)
    with pytest.raises(inputs.InputMismatch):
        inputs.npm_package("pyodide", tmp_path)
    assert seen == [False]
