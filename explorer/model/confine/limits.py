"""The budgets of a run: how much there is of each, and the words for when it is spent. Knows no syntax."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from .budgets import BUDGETS
from .clock import Clock


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a program may go. Counted budgets decide; `seconds` is the backstop."""

    source: int = 65_536  # characters of text
    nesting: int = 60  # brackets, blocks and calls inside one another in the text
    scopes: int = 12  # functions and comprehensions inside one another in the text
    syntax: int = 50_000  # nodes of the syntax tree
    steps: int = 500_000  # statements, turns of loops and calls
    seconds: float = 3.0
    nodes: int = 20_000  # tensors made
    elements: int = 5_000_000  # of one array
    operands: int = 60_000  # of the operations on tensors, in all
    bytes: int = 268_435_456  # held by living arrays, and made as lists, texts and the like
    flops: int = 1_000_000_000  # element operations, weighted
    depth: int = 1_000  # calls of the learner's functions inside one another
    crossings: int = 400  # of generators, special methods and keys inside one another, by the stack that they take
    bits: int = 10_000  # of one integer
    sequence: int = 1_000_000  # items or characters of one list, text, ...
    items: int = 6_000_000  # items and characters handled by Python's own functions, in all
    inside: int = 50  # lists, tuples and dicts inside one another
    output: int = 100_000  # printed characters
    error: int = 1_500  # characters of an error's text

    def within(self, seconds: float) -> Limits:
        """The budgets of a run that may take so many seconds: what takes time grows with them."""
        share = seconds / self.seconds
        return replace(self, seconds=seconds, **{name: int(share * getattr(self, name)) for name in PACED})


PACED = ("steps", "nodes", "operands", "flops", "items")  # budgets of what takes time


OVER = "over"  # no budget: the program asked to end


class Halted(BaseException):
    """A budget is spent. No program can catch it: `except` in a program knows only listed errors."""

    def __init__(self, budget: str, limit: float, line: int | None = None) -> None:
        super().__init__(budget)
        self.budget, self.limit = budget, limit
        self.line = line  # where a text was refused before it ran

    @property
    def message(self) -> str:
        """What happened, in a sentence that names the budget's size."""
        return BUDGETS[self.budget][0].format(limit=f"{self.limit:,}") + "."

    @property
    def remedy(self) -> str:
        """What the learner may do about it."""
        return BUDGETS[self.budget][1]


CROSSING = 4  # of a special method, a key or a generator function; a generator expression takes 1
FRAMES = 60_000  # of Python's own; in a browser, errors in the midst of more of them bring Python down
CLOCK_EVERY = 128  # steps between two looks at the clock
# bytes: of a place in a list, of a number or text in it, of a dict's entry, of an empty container
ITEM, NEW, ENTRY, CONTAINER = 8, 40, 110, 64
ITEMS = 5_000  # items between two looks at it
SLOWER = 3 if sys.platform == "emscripten" else 1  # times
SECONDS = SLOWER * 1e-9  # that an element operation takes at most
EACH = SLOWER * 1e-7  # seconds that an item takes at most that is copied together with others
FALL = SLOWER * 5e-10  # seconds that a byte of lists, texts and the like takes at most when all of it is let go of


class Meter:
    """What one run has used so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.steps = 0
        self.nodes = 0
        self.flops = 0
        self.items = 0
        self.depth = self.frames = 0
        self.crossings = 0
        self.printed = 0
        self.operands = 0
        self.living = 0  # bytes of arrays
        self.ceiling = limits.bytes  # of what is made, where so much lives
        self.made = 0  # bytes of lists, texts and the like; those that are gone are not given back
        self.press: Callable[[int], None] = self.refuse
        self.looked = 0  # items when the clock was read
        self.met: dict[int, Any] = {}  # keys by their hashes
        self.crowded = False  # whether different keys have the same hash
        self.unswept = 0  # flops whose backward pass is still to be paid
        self.clock = Clock(limits.seconds)

    def halt(self, budget: str) -> NoReturn:
        """End the run: `budget` is spent."""
        raise Halted(budget, getattr(self.limits, budget))

    def step(self) -> None:
        """Count one statement, turn or call; now and then look at the clock."""
        self.steps += 1
        if self.steps > self.limits.steps:
            self.halt("steps")
        if not self.steps % CLOCK_EVERY:
            self.look()

    def look(self, ahead: float = 0.0) -> None:
        """End the run where less than so many seconds are left."""
        if self.clock.lacks(ahead + FALL * self.made):
            raise Halted("starved" if self.clock.is_starved else "seconds", self.limits.seconds)

    def node(self, operands: int = 0) -> None:
        """Count one tensor made, and what it was made of."""
        self.nodes += 1
        self.operands += operands
        if self.nodes > self.limits.nodes:
            self.halt("nodes")
        if self.operands > self.limits.operands:
            self.halt("operands")
        if not self.nodes % CLOCK_EVERY:
            self.look()

    def overflows(self, more: int = 0) -> bool:
        """Whether so many bytes more are too many."""
        return self.living + self.made + more > self.limits.bytes

    def refuse(self, more: int) -> None:
        """End the run where so many bytes more do not fit."""
        if self.overflows(more):
            self.halt("bytes")

    def hold(self, size: int) -> None:
        """Count the bytes of an array that lives now."""
        self.living += size
        self.ceiling = self.limits.bytes - self.living
        if self.made > self.ceiling:
            self.press(0)

    def grow(self, size: int) -> None:
        """Count the bytes of a list, a text and the like before they are made."""
        self.made += size
        if self.made > self.ceiling:
            self.press(0)

    def free(self, size: int) -> None:
        """An array is gone."""
        self.living -= size
        self.ceiling += size

    def array(self, elements: int) -> None:
        """Refuse an array of this many elements before it is made."""
        if elements > self.limits.elements:
            self.halt("elements")

    def work(self, flops: int) -> None:
        """Count element operations before they are done."""
        self.flops += flops
        self.unswept += flops
        if self.flops > self.limits.flops:
            self.halt("flops")
        if flops > 100_000:
            self.look(flops * SECONDS)

    def sweep(self, elements: int) -> None:
        """Count a backward pass over so many elements: twice the work of what it goes back over for the first time."""
        unswept, self.unswept = self.unswept, 0
        self.work(2 * unswept + 2 * elements)
        self.unswept = 0
        self.look()

    def handle(self, items: int) -> None:
        """Count items or characters handled by Python's own functions."""
        self.items += items
        if self.items > self.limits.items:
            self.halt("items")
        if self.items - self.looked > ITEMS:
            self.looked = self.items
            self.look(EACH * items)

    def sequence(self, length: int) -> None:
        """Refuse a sequence or text of this length before it is made, and count its items."""
        if length > self.limits.sequence:
            self.halt("sequence")
        self.handle(length)
        self.made += ITEM * length + CONTAINER
        if self.made > self.ceiling:
            self.press(0)

    def table(self, entries: int) -> None:
        """Count the entries of a dict or set before they are made."""
        self.handle(entries)
        self.grow(ENTRY * entries)

    def whole(self, bits: int) -> None:
        """Refuse an integer of this many bits before it is made; large ones count as many items."""
        if bits > self.limits.bits:
            self.halt("bits")
        self.handle(bits >> 6)
        self.grow(bits >> 3)

    def output(self, characters: int) -> None:
        """Count printed characters."""
        self.printed += characters
        if self.printed > self.limits.output:
            self.halt("output")

    def enter(self, frames: int) -> None:
        """Count one more call inside the others, and the frames of Python's own that it takes."""
        self.depth += 1
        self.frames += frames
        if self.depth > self.limits.depth or self.frames > FRAMES:
            self.halt("depth")

    def leave(self, frames: int) -> None:
        """Such a call is over."""
        self.depth -= 1
        self.frames -= frames

    def cross(self, weight: int = CROSSING) -> None:
        """Count a way through Python's own code back into the program: it takes room on the C stack."""
        self.crossings += weight
        if self.crossings > self.limits.crossings:
            self.halt("crossings")

    def back(self, weight: int = CROSSING) -> None:
        """Such a way has been gone."""
        self.crossings -= weight
