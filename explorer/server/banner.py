"""What the terminal says when the server is there: the address to type, and the same as a picture for telephones."""

from __future__ import annotations

import contextlib
import io
import sys
from importlib import import_module
from importlib.util import find_spec

HERE = "127.0.0.1"


def banner(port: int, found: tuple[str, ...], seats: int, *, lan: bool, address: str | None = None) -> str:
    """The lines; `found` are this machine's addresses in its networks."""
    readers = "one reader" if seats == 1 else f"{seats} readers"
    rows = [*([(f"At {address}", url(address, port))] if address else []), ("On this machine", url(HERE, port))]
    if not lan:
        return lines(rows, f"Only this machine can reach it; --lan opens it to the local network, for {readers}.")
    if not found:
        return lines(rows, "This machine is in no network at the moment: nobody else can reach it.")
    others = [("or", url(each, port)) for each in found[1:]]
    rows = [("For the class", url(found[0], port)), *others, *rows]
    return f"{lines(rows, f'For {readers} at once, on this network.')}\n{picture(url(found[0], port))}"


def lines(rows: list[tuple[str, str]], last: str) -> str:
    """The addresses below one another, then a sentence."""
    listed = "\n".join(f"  {label:>16}   {address}" for label, address in rows)
    return f"\nAutodiff Explorer\n\n{listed}\n\n  {last} Stop with Ctrl+C.\n"


def url(host: str, port: int) -> str:
    """As one types it."""
    return f"http://{host}/" if port == 80 else f"http://{host}:{port}/"


def picture(address: str) -> str:
    """The address as a QR code made of half blocks; nothing where the library or the letters for it are missing."""
    if find_spec("segno") is None:
        return ""
    drawn = io.StringIO()
    import_module("segno").make(address, error="m").terminal(out=drawn, border=2, compact=True)
    with contextlib.suppress(UnicodeError, LookupError):
        drawn.getvalue().encode(sys.stdout.encoding or "ascii")
        return drawn.getvalue()
    return ""
