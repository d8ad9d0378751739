"""A slow machine: the browser's processes that draw and compute are stopped most of the time, page and worker alike.

The browser's own throttle (Emulation.setCPUThrottlingRate) reaches the page's thread, but not its worker's.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Browser

PERIOD = 0.1  # seconds


@contextmanager
def slowed(browser: Browser, factor: float) -> Iterator[None]:
    """Within this block the pages of `browser` and their workers get a `factor`th of the time."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [int(process["id"]) for process in found if process["type"] == "renderer"]
    over = threading.Event()
    pulse = threading.Thread(target=_pulse, args=(pids, factor, over))
    pulse.start()
    try:
        yield
    finally:
        over.set()
        pulse.join()


def _pulse(pids: list[int], factor: float, over: threading.Event) -> None:
    while not over.is_set():
        _tell(pids, signal.SIGSTOP)
        time.sleep(PERIOD * (1 - 1 / factor))
        _tell(pids, signal.SIGCONT)
        time.sleep(PERIOD / factor)
    _tell(pids, signal.SIGCONT)


def _tell(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)
