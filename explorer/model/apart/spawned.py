"""The server's side elsewhere: children that are spawned, used again, recycled, and killed when their time is over."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time

from ..following import unfollowed
from . import messages
from .answering import work
from .starting import ALONE, Follower, environment, python, unsaid

RECYCLED = 100  # runs after which a child is replaced
STARTING = 60.0


class Child:
    """One process that answers requests on its standard streams."""

    def __init__(self, home: str) -> None:
        command = python("explorer.model.apart.spawned", home)
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
        self.runs = 0
        self.stuck = False

    def ask(self, request: str, seconds: float) -> str:
        """The answer; TimeoutError if the child had to be killed, messages.Broken if it died."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.runs += 1
        watch = threading.Timer(seconds, self.kill)
        watch.start()
        try:
            messages.write(self.process.stdin.write, request)
            self.process.stdin.flush()
            return messages.read(self.process.stdout.read)
        except (OSError, messages.Broken):
            raise TimeoutError if self.stuck else messages.Broken("the child ended") from None
        finally:
            watch.cancel()

    def kill(self) -> None:
        """End a child that takes too long."""
        self.stuck = True
        self.process.kill()

    def close(self) -> None:
        """End a child that has nothing to do."""
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                stream.close()  # type: ignore[union-attr]
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(1)
        self.process.kill()
        self.process.wait()


class Spawned:
    """A pool of such children."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._idle: list[Child] = []

    def start(self) -> None:
        """Have one child waiting."""
        child = self._take()
        self._give(child)

    def ask(self, request: str, seconds: float, follower: Follower = ALONE) -> str:
        """The answer of a child that works at most twice so many seconds."""
        child = self._take()
        follower.born(child.process.kill)
        began = time.monotonic()
        try:
            first = STARTING if not child.runs else 0.0
            text = child.ask(request, 2 * seconds + 1.0 + first)
        except BaseException:
            child.close()
            raise
        finally:
            follower.used(time.monotonic() - began)  # at most: only some kernels tell
        self._give(child)
        return text

    def close(self) -> None:
        """End all children that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _take(self) -> Child:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return Child(self._home)

    def _give(self, child: Child) -> None:
        if child.runs >= RECYCLED:
            child.close()
            return
        with self._lock:
            self._idle.append(child)


def main(home: str) -> None:
    """A child's life: answer until the server closes the line."""
    answering = work(home)
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints must not get between the answers
    while True:
        try:
            text = messages.read(source.read)
        except messages.Broken:
            return
        messages.write(answers.write, answering(text, unfollowed, unsaid))
        answers.flush()
