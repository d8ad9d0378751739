"""The parent of children on Linux: warmed, single-threaded, not the server; it forks once for every run.

The server hands it one end of a socket pair for each run; the child answers there and ends.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import struct
from functools import partial

from . import jail, messages
from .answering import Work, work

PID = struct.Struct(">I")
BEHIND = 5  # children step back behind the server, which has everybody else to answer
CONTROL = 0  # the fork server's standard input is its socket to the server


def main(home: str) -> None:
    """Warm up, then fork for every socket that the server sends; end with the server."""
    jail.deepen()
    os.nice(BEHIND)
    answering = work(home)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's business; it closes the fork server
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=os.dup(CONTROL)) as control:
        while (file := next_file(control)) is not None:
            bear(answering, file)


def next_file(control: socket.socket) -> int | None:
    """The end of a socket pair that the server sends next; None when the server is gone."""
    try:
        _, files, *_ = socket.recv_fds(control, 1, 1)
    except OSError:
        return None
    return files[0] if files else None


def bear(answering: Work, file: int) -> None:
    """Fork a child for one run."""
    try:
        born = os.fork()
    except OSError:
        os.close(file)
        return
    if born:
        os.close(file)
        return
    try:
        live(answering, file)
    finally:
        os._exit(0)


def live(answering: Work, file: int) -> None:
    """A child's life: its number, how long it may take, the jail, the request, the answer."""
    with socket.socket(fileno=file) as line:
        line.sendall(PID.pack(os.getpid()))
        seconds = float(messages.read(line.recv))
        try:
            jail.shut(seconds, file)
        except OSError as error:
            said = messages.refusal(error)
        else:
            said = answering(messages.read(line.recv), partial(follow, line), partial(say, line))
        messages.write(line.sendall, said)
        while line.recv(4096):  # the server closes the line when it has asked all, and seen what this has cost
            pass


def say(line: socket.socket, text: str) -> None:
    """Send what is there of the answer before the rest."""
    messages.write(line.sendall, messages.early(text))


def follow(line: socket.socket, turn: int, of: int | None) -> bool:
    """Tell the server which turn the run is in; whether it has asked to stop there."""
    messages.write(line.sendall, messages.telling(turn, of))
    try:
        return bool(line.recv(1, socket.MSG_DONTWAIT))
    except BlockingIOError:
        return False
