"""The scripts that the page fetches by itself, once it stands, for Panel's server to give out."""

from __future__ import annotations

from typing import ClassVar

from .script import BUNDLED, address_of, later


class Later:
    """Panel's server looks up here which files may be asked for."""

    _js: ClassVar[list[str]] = [f"{BUNDLED.name}/{name}" for name in later().values()]

    address = staticmethod(address_of)
