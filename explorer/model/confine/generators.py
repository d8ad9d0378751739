"""Generator functions: the statements that a yield stands in are generators themselves, all others run as ever.

A generator's turns happen when they are asked for, inside whoever asks, and are counted there.
"""

from __future__ import annotations

import ast
from collections.abc import Generator
from typing import Any

from .builder import Builder, Evaluate
from .enclosures import Enclosure
from .flows import flowing
from .scopes import Frame
from .yielding import Flow

GENERATOR = 1_000  # bytes of one that waits


def generating(build: Builder, name: str, body: list[ast.stmt]) -> Evaluate:
    """A call makes the generator; its body waits."""
    machine, flow = build.machine, flowing(build, body)

    def run(frame: Frame) -> Any:
        machine.meter.grow(GENERATOR)
        enclosure = Enclosure(f"{name} line {machine.site.place.line}")
        return machine.chained(turns(machine, flow, frame, enclosure), *frame.names.values())

    return run


def turns(machine: Any, flow: Flow, frame: Frame, enclosure: Enclosure) -> Generator[Any, Any, Any]:
    """The values that a body yields, each made inside whoever asks for it."""
    body = flow(frame)
    go_on: Any = body.send
    sent: Any = None
    while True:
        asked, depth = machine.site, len(machine.inside)
        machine.meter.cross()
        enclosure.turn += 1
        machine.inside.append(enclosure)
        try:
            value = go_on(sent)
        except StopIteration:
            returned, frame.returned = frame.returned, None
            machine.site = asked
            return returned
        finally:
            del machine.inside[depth:]
            machine.meter.back()
        machine.site = asked
        try:
            go_on, sent = body.send, (yield value)
        except Exception as error:
            go_on, sent = body.throw, error
        except GeneratorExit:
            if machine.closing:
                end(machine, body, frame)
            raise


def end(machine: Any, body: Generator[Any, Any, Any], frame: Frame) -> None:
    """generator.close(): the body runs what it has in `finally`. One that is merely dropped runs nothing more."""
    before = machine.ending
    machine.closing, machine.ending = False, frame
    machine.meter.cross()
    try:
        body.close()
    finally:
        machine.ending = before
        machine.meter.back()
