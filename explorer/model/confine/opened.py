"""Blocks for `with` that are made of generators."""

from __future__ import annotations

from types import GeneratorType
from typing import Any

from .values import Bound, Own, Row

NOTHING = object()


class Opened(Own):
    """What a generator does before its yield begins the block, what it does after it ends it."""

    __slots__ = ("generator",)

    def __init__(self, generator: Any) -> None:
        self.generator = generator

    def look_up(self, host: Any, name: str) -> Any:
        """Its two methods; nothing else of it can be reached."""
        if name in METHODS:
            return Bound(self, METHODS[name])
        raise AttributeError(f"a block of contextlib has no attribute '{name[:60]}'")

    def begin(self, machine: Any) -> Any:
        """What the generator yields."""
        if type(self.generator) is not GeneratorType:
            raise TypeError("contextmanager decorates a function with one yield")
        found = next(self.generator, NOTHING)
        if found is NOTHING:
            raise RuntimeError("generator didn't yield")
        return found

    def end(self, machine: Any, kind: Any = None, error: Any = None, trace: Any = None) -> bool:
        """The generator goes on, with the error if there is one: whether it has taken care of it."""
        if error is None:
            if next(self.generator, NOTHING) is not NOTHING:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            self.generator.throw(error)
        except StopIteration:
            return True
        except Exception as other:
            if other is error:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


class Suppressed(Opened):
    """suppress(ValueError): errors of these kinds end the block, and nothing more."""

    __slots__ = ("kinds",)

    def __init__(self, kinds: tuple[Any, ...]) -> None:
        super().__init__(None)
        self.kinds = kinds

    def begin(self, machine: Any) -> None:
        """Nothing is entered."""

    def end(self, machine: Any, kind: Any = None, error: Any = None, trace: Any = None) -> bool:
        """Whether the error is of these kinds."""
        return isinstance(error, self.kinds)


class Null(Suppressed):
    """nullcontext(value): gives the value."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        super().__init__(())
        self.value = value

    def begin(self, machine: Any) -> Any:
        """The value."""
        return self.value


class Redirected(Opened):
    """redirect_stdout(buffer): what is printed meanwhile is taken back, and given to the buffer's write()."""

    __slots__ = ("place", "target")

    def __init__(self, target: Any) -> None:
        super().__init__(None)
        self.target, self.place = target, 0

    def begin(self, machine: Any) -> Any:
        """From here on."""
        self.place = len(machine.printed)
        return self.target

    def end(self, machine: Any, kind: Any = None, error: Any = None, trace: Any = None) -> bool:
        """What was printed since."""
        text = "".join(machine.printed[self.place :])
        del machine.printed[self.place :]
        if text and isinstance(self.target, Own):
            machine.call(self.target.look_up(machine, "write"), (text,), {})
        return False


METHODS = {
    "__enter__": Row("__enter__", lambda machine, block: block.begin(machine), own=True),
    "__exit__": Row("__exit__", lambda machine, block, *error: block.end(machine, *error), own=True),
}
BLOCKS = frozenset({Opened, Suppressed, Null, Redirected})
