"""What is reached by brackets: axes in rows and columns, and np.c_ and its like."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .ours import ours
from .values import Namespace


class Indexer:
    """np.c_ and its like: what stands in its brackets makes a value."""

    __slots__ = ("at", "name")

    def __init__(self, name: str, at: Callable[[Any, Any], Any]) -> None:
        self.name, self.at = name, at


class Grid(Namespace):
    """Axes in rows and columns, or in one row: indexed and walked as an array of them would be."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Any, ...]) -> None:
        self.rows = rows
        flat = tuple(one for row in rows for one in (row.rows if type(row) is Grid else (row,)))
        lists = ours({name: lambda host, *args, values=flat: values for name in ("ravel", "flatten", "reshape")})
        shape = (len(rows), len(rows[0])) if rows and type(rows[0]) is Grid else (len(rows),)
        super().__init__("Axes", {"flat": flat, "size": len(flat), "shape": shape, "ndim": len(shape), **lists})

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, index: Any) -> Any:
        """axes[1], axes[0, 1]."""
        if type(index) is tuple:
            found: Any = self
            for part in index:
                found = found.at(part) if type(found) is Grid else found[part]
            return found
        found = self.rows[index]
        return Grid(found) if type(index) is slice else found
