"""The tapes of the lessons, as the page can play them before Python has arrived."""

from pathlib import Path


def write_tapes(folder: Path) -> None:
    """One file per lesson: `<slug>.json`."""
    folder.mkdir(parents=True, exist_ok=True)
