"""The jail holds without the policy: Python's own exec of hostile code in a child gets nowhere.

The policy holds without the jail, too: tests/confine/test_hostile.py and test_fuzz.py run in one bare process.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from explorer.model.confine import Limits
from explorer.model.isolate import Isolated
from explorer.model.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
SHORT = Limits(seconds=0.5)
C = "import ctypes; c = ctypes.CDLL(None, use_errno=True); "


@pytest.fixture
def mark() -> Iterator[Path]:
    """A path where anybody may write, which no other test and no other run of it knows."""
    path = Path(tempfile.gettempdir()) / f"autodiff-explorer-wall-{uuid4().hex}"
    yield path
    path.unlink(missing_ok=True)


REFUSED = {  # each says "through" if it gets through
    "read a file": "open('/etc/passwd').read()",
    "read a file by its number": "os.open('/etc/passwd', os.O_RDONLY)",
    "read what the kernel says of itself": "open('/proc/self/environ').read()",
    "read what it says of the parent": "open(f'/proc/{os.getppid()}/environ').read()",
    "write to the parent's memory": "open(f'/proc/{os.getppid()}/mem', 'wb')",
    "write a file": "open(MARK, 'w').write('x')",
    "make a folder": "os.mkdir(MARK)",
    "make a link": "os.symlink('/etc', MARK)",
    "list a folder": "os.listdir('/')",
    "ask about a file": "os.stat('/etc/passwd')",
    "make a file without a name": "os.memfd_create('x')",
    "make a pipe": "os.pipe()",
    "reach the network": "socket.socket()",
    "reach the network by datagrams": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "reach a local socket": "socket.socket(socket.AF_UNIX)",
    "make a pair of sockets": "socket.socketpair()",
    "fork": "os.fork() or os._exit(0)",
    "start a process": "subprocess.run(['/bin/true'])",
    "become another program": "os.execv('/bin/true', ['true'])",
    "spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "start a thread": "import threading; threading.Thread(target=len, args=('',)).start()",
    "signal the parent": "os.kill(os.getppid(), 0)",
    "end the parent": "os.kill(os.getppid(), 9)",
    "signal the group": "os.killpg(0, 0)",
    "signal everybody": "os.kill(-1, 0)",
    "trace the parent": C + "assert c.ptrace(16, os.getppid(), 0, 0) == 0",
    "be traced": C + "assert c.ptrace(0, 0, 0, 0) == 0",
    "read another's memory": C + "assert c.process_vm_readv(os.getppid(), 0, 0, 0, 0, 0) >= 0",
    "use the kernel's ring": C + "assert c.syscall(425, 1, 0) >= 0",
    "load into the kernel": C + "assert c.syscall(321, 0, 0, 0) >= 0",
    "take over page faults": C + "assert c.syscall(323, 0) >= 0",
    "clone": C + "assert c.syscall(435, 0, 0) >= 0",
    "leave the namespaces": C + "assert c.unshare(0x10000000) == 0",
    "mount": C + "assert c.mount(b'x', b'/tmp', b'tmpfs', 0, 0) == 0",
    "undo the filter": C + "assert c.prctl(22, 0, 0) == 0",
    "be dumped": C + "assert c.prctl(4, 1, 0, 0, 0) == 0",
    "outlive the parent": C + "assert c.prctl(1, 0, 0, 0, 0) == 0",
    "become somebody": "os.setuid(0)",
    "lift a limit": "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))",
    "hurry another": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
    "put off the alarm": "import signal; signal.setitimer(signal.ITIMER_REAL, 0)",
    "go elsewhere": "os.chdir('/tmp')",
    "sleep": "time.sleep(0.01)",
    "wait for others": "os.waitpid(-1, 0)",
    "copy a file's number": "os.dup(0)",
}


@pytest.mark.parametrize("what", REFUSED)
def test_code_that_got_past_the_policy_cannot(wall: Isolated, mark: Path, what: str) -> None:
    outcome = wall(Program(f"!MARK = {str(mark)!r}; {REFUSED[what]}; say('through')"), SHORT)
    assert "through" not in outcome.output
    assert outcome.output or outcome.error is not None
    assert not os.path.lexists(mark)
    assert wall(Program("x = 2")).error is None


BOMBS = {
    "all addresses": C
    + "map = c.mmap; map.restype = ctypes.c_long\nwhile map(None, 1 << 26, 3, 34, -1, 0) > 0: pass\nraise MemoryError",
    "all memory": "every = []\nwhile True: every.append(bytearray(1 << 24))",
    "one large piece": "bytearray(10 ** 11)",
    "an endless loop": "while True: pass",
    "an endless loop that catches": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "the whole stack": C
    + "f = ctypes.CFUNCTYPE(None)(lambda: f()); sys = __import__('sys'); sys.setrecursionlimit(10 ** 9); f()",
    "a wrong address": C + "c.memset(1, 0, 10)",
    "an abort": "os.abort()",
    "a long answer": "say('x' * 10 ** 9)",
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_a_sentence_for_one_run(wall: Isolated, what: str) -> None:
    began = time.perf_counter()
    outcome = wall(Program("!" + BOMBS[what]), SHORT)
    assert "MemoryError" in outcome.output or (outcome.error is not None and outcome.error.remedy)
    assert time.perf_counter() - began < 2 * SHORT.seconds + 10
    assert wall(Program("x = 2")).error is None


def test_no_open_file_is_inherited(wall: Isolated, mark: Path) -> None:
    with mark.open("w") as file:
        os.set_inheritable(file.fileno(), True)
        said = wall(Program(f"!os.read({file.fileno()}, 1); say('through')")).output
    assert "through" not in said


def test_nothing_of_the_servers_environment_is_known(wall: Isolated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "x")
    assert "SECRET" not in wall(Program("!say(sorted(os.environ))"), SHORT).output
