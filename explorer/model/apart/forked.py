"""The server's side on Linux: one fork server, one socket pair per run, a child killed when its time is over."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from functools import partial

from . import messages
from .allowance import EVERY, Allowance, common
from .fork_server import PID
from .processor import Processor
from .starting import ALONE, Follower, environment, python

SHARED = Allowance(common())  # of all children of this process


class Forked:
    """Children by fork from a fork server that is started when it is first needed, and again if it is gone."""

    def __init__(self, home: str, allowance: Allowance | None = None) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._fork_server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._owner = 0
        self._allowance = allowance or SHARED

    def start(self) -> None:
        """Have a living fork server; returns before it is warm."""
        with self._lock:
            self._started()

    def ask(self, request: str, seconds: float, follower: Follower = ALONE) -> str:
        """The answer of a child of its own; one of messages.LOST, or TimeoutError if it outlives twice `seconds`."""
        line, pid = self._child(time.monotonic() + 2 * seconds + STARTING)
        self._allowance.enter(pid)
        processor = Processor(pid, follower.used)
        with line:
            follower.born(partial(_end, pid))
            follower.stoppable(partial(_ask_to_stop, line))
            began = time.monotonic()
            try:
                look = partial(self._look, processor)
                return exchange(line, (str(seconds), request), 2 * seconds + GRACE, look, follower)
            except TimeoutError as error:
                processor.look()
                _end(pid)
                raise _late(processor, seconds) from error
            except (messages.Broken, ConnectionError) as error:
                if self._allowance.leave(pid):
                    raise messages.Crowded from error
                if time.monotonic() - began >= 2 * seconds:  # the jail's own clock was first
                    raise _late(processor, seconds) from error
                raise
            finally:
                processor.look()  # the child waits for it: it ends when the line does
                self._allowance.leave(pid)

    def _look(self, processor: Processor) -> None:
        self._allowance.look(_end)
        processor.look()

    def close(self) -> None:
        """End the fork server; a later run starts a new one."""
        with self._lock:
            self._drop()

    def _child(self, deadline: float) -> tuple[socket.socket, int]:
        """The line to a new child and its number; where the fork server died over it, another fork server is asked."""
        for attempt in range(ATTEMPTS):
            line = self._line()
            try:
                line.settimeout(max(deadline - time.monotonic(), 0.1))
                return line, PID.unpack(messages.exactly(line.recv, PID.size))[0]
            except (messages.Broken, OSError) as error:
                line.close()
                if isinstance(error, TimeoutError):
                    raise messages.Starved from error
                if attempt == ATTEMPTS - 1:
                    raise
        raise messages.Broken("no child could be born")

    def _line(self) -> socket.socket:
        """Our end of a new child's socket."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._lock:
                try:
                    socket.send_fds(self._started(), [b"r"], [theirs.fileno()])
                except OSError:
                    self._drop()
                    socket.send_fds(self._started(), [b"r"], [theirs.fileno()])
        except BaseException:
            ours.close()
            raise
        return ours

    def _started(self) -> socket.socket:
        if self._fork_server is None or self._fork_server.poll() is not None or self._owner != os.getpid():
            self._drop()
            self._begin()
        assert self._control is not None
        return self._control

    def _begin(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            command = python("explorer.model.apart.fork_server", self._home)
            self._fork_server = subprocess.Popen(
                command, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=environment()
            )
        self._control, self._owner = ours, os.getpid()

    def _drop(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._fork_server is not None and self._owner == os.getpid():
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._fork_server.wait(1)
            if self._fork_server.poll() is None:
                self._fork_server.kill()
                self._fork_server.wait()
        self._fork_server = self._control = None


STARTING = 30.0  # seconds for a fork server to warm up on a busy machine
GRACE = 1.0  # seconds for the answer itself
ATTEMPTS = 3  # to have a child: nothing of the request is lost with a fork server


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _late(processor: Processor, seconds: float) -> Exception:
    """What is said of a child whose time is over: twice `seconds` on the wall."""
    return messages.Starved() if processor.waited >= seconds else TimeoutError()


def _ask_to_stop(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        line.send(b"s", socket.MSG_DONTWAIT)


def exchange(
    line: socket.socket,
    requests: tuple[str, ...],
    seconds: float,
    look: Callable[[], None],
    follower: Follower = ALONE,
) -> str:
    """Send messages and read the answer, all within so many seconds; now and then `look` what the children hold.

    The follower hears what comes before it.
    """
    deadline = time.monotonic() + seconds

    def receive(length: int) -> bytes:
        while (left := deadline - time.monotonic()) > 0:
            line.settimeout(min(left, EVERY))
            with contextlib.suppress(TimeoutError):
                return line.recv(length)
            look()
        raise TimeoutError

    line.settimeout(seconds)
    for request in requests:
        messages.write(line.sendall, request)
    while True:
        text = messages.read(receive)
        if (course := messages.told(text)) is not None:
            follower.told(*course)
        elif (early := messages.said(text)) is not None:
            follower.said(early)
        else:
            return messages.answered(text)
