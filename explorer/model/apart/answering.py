"""What a child does: it answers texts with texts, by a function that it was started for and has used before.

A home names that function as "module:name", and what it is bound to, if anything, as further such words. Beside the
function stands `warm_up`, called alike: the texts to answer before the jail closes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import Any

from ..following import Follow, unfollowed
from ..program import Program
from ..wire import to_json
from . import messages
from .starting import unsaid
from .warming import LIMITS, PROGRAMS

Work = Callable[[str, Follow, Callable[[str], object]], str]  # a request, who follows it, who hears what is there early


def work(home: str) -> Work:
    """The function that a child answers with, warm."""
    first, *rest = home.split()
    bound = [_named(word) for word in rest]
    answering = partial(_named(first), *bound)
    for text in _named(f"{first.partition(':')[0]}:warm_up")(*bound):
        answering(text, unfollowed, unsaid)
    return answering


def _named(word: str) -> Any:
    module, _, name = word.partition(":")
    return getattr(import_module(module), name)


def answer(run: Callable[..., Any], text: str, follow: Follow, say: Callable[[str], object] = unsaid) -> str:
    """The Run that a request asks for, as a message; there is nothing of it early."""
    program, limits = messages.requested(text)
    return to_json(run(program, limits=limits))


def warm_up(run: Callable[..., Any]) -> Iterable[str]:
    """Requests for Runs that use everything once."""
    return [messages.request(Program(source), LIMITS) for source in PROGRAMS]
