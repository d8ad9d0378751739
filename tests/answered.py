"""What an answer says, read as plain data: its parts, and the numbers in them."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping
from typing import Any

import numpy as np

UNPARTED = ("revision", "failure")


def parts(answer: Mapping[str, object]) -> dict[str, Any]:
    """Each part of an answer; AssertionError where one is no JSON that a browser reads."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    return {name: json.loads(str(text), parse_constant=refuse) for name, text in answer.items() if name not in UNPARTED}


def numbers(column: Mapping[str, Any]) -> list[float]:
    """The plain numbers of a column, one after the other."""
    return np.frombuffer(b64decode(column["plain"]), "<f8").tolist()
