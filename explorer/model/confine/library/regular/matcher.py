"""Runs the program of a pattern on a text, as Python's engine would, step by step: a pattern that goes back too often
ends with the run's budget and never keeps the process."""

from __future__ import annotations

from typing import Any

from ...limits import Meter
from .programs import Expression

STEP, TOGETHER = 5, 100  # items that a step is worth; steps that are counted together
KEPT = 150  # bytes of a place to go back to
Spans = tuple[int, ...]


def matched(meter: Meter, program: Any, text: str, start: int, end: int, spans: Spans, last: Any = ()) -> Spans | None:
    """Where the groups are, with the end of the match as the second; None where it does not match at `start`. A match
    ends in one of the places `last`, where they are given."""
    waiting: list[tuple[int, int, Spans, int]] = [(0, start, spans, -1)]
    steps = most = 0
    while waiting:
        part, at, spans, least = waiting.pop()
        if at > least >= 0:
            waiting.append((part, at - 1, spans, least))
        while True:
            steps += 1
            if steps >= TOGETHER:
                meter.handle(STEP * steps)
                meter.grow(KEPT * max(len(waiting) - most, 0))
                steps, most = 0, max(most, len(waiting))
            op = program[part]
            name = op[0]
            if name == "one":
                if at >= end or op[1](text, at, end) is None:
                    break
                at += 1
            elif name == "run":
                most_of = op[1](text, at, end).end()
                meter.handle(most_of - at)
                if most_of - at < op[2]:
                    break
                if most_of > at + op[2]:
                    waiting.append((part + 1, most_of - 1, spans, at + op[2]))
                at = most_of
            elif name == "split":
                waiting.append((op[2], at, spans, -1))
                part = op[1]
                continue
            elif name == "go":
                part = op[1]
                continue
            elif name == "save":
                meter.grow(8 * len(spans))
                spans = (*spans[: op[1]], at, *spans[op[1] + 1 :])
            elif name == "moved":
                if at != spans[op[1]]:
                    part = op[2]
                    continue
            elif name == "end":
                if not last or at in last:
                    meter.handle(STEP * steps)
                    return (spans[0], at, *spans[2:])
                break
            else:
                found = OTHERS[name](meter, op, text, at, end, spans)
                if found is None:
                    break
                at, spans, part = found[0], found[1], part if found[2] is None else found[2] - 1
            part += 1
    meter.handle(STEP * steps)
    return None


Found = tuple[int, Spans, int | None] | None


def at_place(meter: Meter, op: Any, text: str, at: int, end: int, spans: Spans) -> Found:
    """^, $ and a word's edge."""
    return None if op[1](text, at, end) is None else (at, spans, None)


def same(meter: Meter, op: Any, text: str, at: int, end: int, spans: Spans) -> Found:
    """What a group has matched."""
    first, last = spans[op[1]], spans[op[1] + 1]
    if first < 0 or last < 0:
        return None
    meter.handle(last - first)
    known, here = text[first:last], text[at : min(at + last - first, end)]
    alike = known.lower() == here.lower() if op[2] else known == here
    return (at + last - first, spans, None) if alike else None


def look(meter: Meter, op: Any, text: str, at: int, end: int, spans: Spans) -> Found:
    """What comes next, or what came before."""
    _, program, back, wanted = op
    found = matched(meter, program, text, at - back, end, spans) if at >= back else None
    if (found is not None) is not wanted:
        return None
    return at, (*spans[:2], *found[2:]) if found is not None else spans, None


def once(meter: Meter, op: Any, text: str, at: int, end: int, spans: Spans) -> Found:
    """What is never given back."""
    found = matched(meter, op[1], text, at, end, spans)
    return None if found is None else (found[1], (*spans[:2], *found[2:]), None)


def depending(meter: Meter, op: Any, text: str, at: int, end: int, spans: Spans) -> Found:
    """Another way where a group has matched nothing."""
    return at, spans, op[2] if spans[op[1]] < 0 else None


OTHERS = {"at": at_place, "same": same, "look": look, "atomic": once, "if": depending}


def at(meter: Meter, made: Expression, text: str, start: int, end: int, last: Any = ()) -> Spans | None:
    """The match that begins at a place."""
    nowhere = (start, -1, *[-1] * (made.slots - 2))
    return matched(meter, made.program, text, start, end, nowhere, last)


def first(meter: Meter, made: Expression, text: str, start: int, end: int, *, moves: bool = False) -> Spans | None:
    """The first match from a place on; one that `moves` is not empty right there."""
    for place in range(start, end + 1):
        meter.handle(STEP)
        last = range(start + 1, end + 1) if moves and place == start else ()
        found = None if moves and place == start == end else at(meter, made, text, place, end, last)
        if found is not None:
            return found
    return None
