"""Namespaces whose inner ones are made when a program first asks for them: most programs need no neural networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Once:
    """Makes a namespace when it is first asked for: lighter than a cache, since each run has one for each module."""

    __slots__ = ("found", "make")

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make, self.found = make, None

    def __call__(self) -> Any:
        if self.found is None:
            self.found = self.make()
        return self.found


class Rooms(Mapping[str, Any]):
    """Members that are there, and members that will be."""

    def __init__(self, members: dict[str, Any], rooms: dict[str, Callable[[], Any]]) -> None:
        self._members, self._rooms = members, rooms

    def __getitem__(self, name: str) -> Any:
        if name not in self._members and name in self._rooms:
            self._members[name] = self._rooms[name]()
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._members, **self._rooms})

    def __len__(self) -> int:
        return len({**self._members, **self._rooms})
