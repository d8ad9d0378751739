"""The real server in a process of its own, started as `python build.py serve` starts it, and what can be read of it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.standing import stand_before

HOUSE = Path(__file__).parents[2]
STARTING = 120.0  # seconds
SERVE = "import build; build.install = lambda *extras: None; build.main()"  # nothing is installed for a measurement
LISTENS = "0A"  # the kernel's word for it


class Server:
    """A server on a port of loopback; `start` and `kill` as often as wanted."""

    def __init__(self, port: int, log: IO[bytes]) -> None:
        self.port = port
        self.log = log
        self._starter: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}/serve"

    @property
    def _icon(self) -> str:
        return f"http://127.0.0.1:{self.port}/favicon.ico"

    def start(self) -> None:
        """Start it and wait until it serves; RuntimeError with its last words if it does not."""
        command = [sys.executable, "-c", SERVE, "serve", f"--port={self.port}"]
        self._starter = subprocess.Popen(
            command, cwd=HOUSE, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True
        )
        stand_before(self._starter.pid)
        deadline = time.monotonic() + STARTING
        while not _answers(self._icon):
            if self._starter.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start: {self.said()[-2000:]}")
            time.sleep(0.1)
        self.pid = listener(self.port)

    def kill(self) -> None:
        """End the serving process without a warning."""
        os.kill(self.pid, signal.SIGKILL)
        self.stop()

    def stop(self) -> None:
        """End whatever of it is left."""
        if self._starter is None:
            return
        for ending in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._starter.pid, ending)
            if self._is_over(10.0):
                break
        self._starter = None

    def _is_over(self, patience: float) -> bool:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self._starter is None or (self._starter.poll() is not None and not _answers(self._icon)):
                return True
            time.sleep(0.05)
        return False

    def is_alive(self) -> bool:
        """Whether the process that was started is still the one that serves."""
        return Path(f"/proc/{self.pid}").exists() and _answers(self._icon)

    def memory(self) -> float:
        """MiB that the serving process holds now; its children are not counted."""
        return _status(self.pid, "VmRSS") / 1024

    def processor(self) -> float:
        """Seconds of processor time that the serving process has used, without its children."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def fork_server(self) -> list[int]:
        """The children of the server: the parents of those that run programs."""
        return children(self.pid)

    def running(self) -> list[int]:
        """The processes that run programs now."""
        return [child for parent in self.fork_server() for child in children(parent)]

    def said(self) -> str:
        """All that it wrote so far."""
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")


@contextmanager
def serving(port: int = 0) -> Iterator[Server]:
    """A running server, ended afterwards with all that belongs to it."""
    with tempfile.TemporaryFile() as log:
        server = Server(port or free_port(), log)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def children(pid: int) -> list[int]:
    """The children of a process, over all its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:  # it ended meanwhile
            continue
    return found


def listener(port: int) -> int:
    """The process that listens on a port."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    sockets = {f"socket:[{row[9]}]" for row in rows if row[3] == LISTENS and int(row[1].partition(":")[2], 16) == port}
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(link) in sockets:
                return int(link.parts[2])
        except OSError:  # another's, or gone
            continue
    raise RuntimeError(f"nobody listens on port {port}")


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True  # whatever it says, it says something
    except OSError:
        return False


def _status(pid: int, row: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{row}:"))
