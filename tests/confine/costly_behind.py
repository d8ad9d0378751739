"""The costly programs behind the wall: what a child does that answers with what a program took there."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterable
from functools import cache

from explorer.model.apart import messages
from explorer.model.following import Follow, unfollowed
from explorer.model.isolate import Children, children
from explorer.model.program import Program
from explorer.model.run import run
from explorer.model.wire import to_json

from .costly import BEGIN, LIMITS, Held

LEASH = 60.0  # seconds on the wall: the machine may have much else to do


def answer(source: str, follow: Follow = unfollowed, say: object = None) -> str:
    """What a program took of the processor and of memory, and what it said."""
    before, began = most(), time.process_time()
    ran = run(Program(BEGIN + source), limits=LIMITS)
    to_json(ran)
    taken = time.process_time() - began
    return json.dumps([taken, most() - before, ran.error.message if ran.error else ran.output[:80]])


def warm_up() -> Iterable[str]:
    """Programs that use everything once."""
    return ["np.linalg.norm(np.random.rand(3))\nmg.tensor(1.0)", "x = mg.tensor(2.0)\nf = x * x\nf.backward()"]


def most() -> int:
    """The most bytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


@cache
def behind() -> Children:
    """The children that answer so."""
    return children(f"{__name__}:answer")


def walled(source: str) -> Held:
    """A program in a child that the jail has closed around."""
    try:
        return Held(*json.loads(behind().ask(source, LEASH)))
    except (*messages.LOST, TimeoutError, OSError) as error:
        return Held(0.0, 0, None if not isinstance(error, messages.Crowded) else "crowded")
