"""A server of one's own, which can be killed and started again at the same port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.standing import stand_before

HOUSE = Path(__file__).parents[2]
OURS = ("-m", "explorer", "--port={port}")
PANELS = ("-m", "panel", "serve", "explorer/serve.py", "--port={port}")


class Served:
    """A server as a process, with what it says on the terminal."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        command: tuple[str, ...] = OURS,
        python: str = sys.executable,
        house: Path = HOUSE,
    ) -> None:
        """`python` is started in the folder `house`, in which it finds what it serves unless that is installed."""
        self.port = free_port()
        self.said = folder / f"said-{self.port}.txt"
        self.house = house
        self._command = [python, *(part.format(port=self.port) for part in command), *options]
        self.start()

    @property
    def address(self) -> str:
        """Of the page."""
        return f"http://127.0.0.1:{self.port}/serve"

    @property
    def words(self) -> str:
        """All that stood on the terminal."""
        return self.said.read_text(encoding="utf-8")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.said.open("a", encoding="utf-8") as said:
            self._child = subprocess.Popen(
                self._command,
                cwd=self.house,
                stdout=said,
                stderr=said,
                env={**os.environ, "PYTHONPATH": str(self.house), "PYTHONIOENCODING": "utf-8"},
            )
        stand_before(self._child.pid)
        deadline = time.monotonic() + 120
        while not listens(self.port) or not self.words:
            assert self._child.poll() is None, self.words
            assert time.monotonic() < deadline, self.words
            time.sleep(0.05)

    def kill(self) -> None:
        """As a crash would."""
        self._child.send_signal(signal.SIGKILL)
        self._child.wait()

    def close(self) -> None:
        """As Ctrl+C would."""
        if self._child.poll() is None:
            self._child.terminate()
            self._child.wait(20)

    def get(self, path: str = "/serve") -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=100) as answer:
                return answer.status, dict(answer.headers), answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read().decode(errors="replace")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts servers with these options; all are ended with the test."""
    started: list[Served] = []

    def begin(*options: str, command: tuple[str, ...] = OURS) -> Served:
        started.append(Served(tmp_path, *options, command=command))
        return started[-1]

    yield begin
    for each in started:
        each.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for the tests of a file that leave it as they found it."""
    server = Served(tmp_path_factory.mktemp("served"))
    yield server
    server.close()
