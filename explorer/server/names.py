"""The names that programs may use, for the editor of a page: worked out once, and sent as they are kept, packed."""

from __future__ import annotations

import asyncio
import gzip
import json
from functools import cache

from tornado.web import RequestHandler

from explorer.model.confine.catalogue import catalogue

ADDRESS = "names.json"  # beside the page; the script knows it, and the hosted page has it, too


@cache
def packed() -> bytes:
    """The catalogue as JSON, which every browser unpacks by itself."""
    return gzip.compress(json.dumps(catalogue(), separators=(",", ":"), ensure_ascii=False).encode(), mtime=0)


class Names(RequestHandler):
    """Answers whoever asks for them; a page that has them already is told so."""

    async def get(self) -> None:
        """In a thread at the first time: the others do not wait for it."""
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Encoding", "gzip")
        self.set_header("Cache-Control", "no-cache")  # asked for again, answered in a word where they are the same
        self.write(await asyncio.to_thread(packed))
