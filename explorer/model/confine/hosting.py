"""What functions on a list and a program's classes need of the machine that runs them."""

from __future__ import annotations

from typing import Any, Protocol

from .limits import Meter
from .sites import Site


class Host(Protocol):
    """The machine, as far as they know it."""

    meter: Meter
    site: Site
    links: set[Any]
    storable: set[Any]
    born: int

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call what a program may call."""

    def mark(self, error: BaseException) -> None:
        """Note where an error was raised."""

    def keep(self, value: Any) -> None:
        """A value is stored in another."""

    def keep_all(self, values: Any) -> None:
        """Values are stored in another together."""

    def key(self, value: Any) -> None:
        """Count what a key holds, and how many others have its hash."""

    def pay(self, cost: Any, given: Any) -> None:
        """Count what a call costs before it is made."""

    def admit(self, value: Any) -> Any:
        """A result, checked."""

    def callbacks(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Arguments, the program's functions among them wrapped."""

    def receive(self, row: Any, result: Any) -> Any:
        """A row's result, checked; of a row that gives functions, those as rows."""
