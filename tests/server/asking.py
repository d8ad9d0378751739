"""Requests as no browser sends them, from addresses that are not this machine's usual one."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

NEIGHBOUR = "127.0.0.2"  # reaches a server as another machine would


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


def ask(
    port: int, path: str = "/serve", method: str = "GET", *, whose: str = "127.0.0.1", **headers: str | None
) -> Answer:
    """One request with exactly these headers; Host is as a browser's, unless it is given, or given as None.

    Status 0 is a line that was closed without an answer.
    """
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(whose, 0))
    said = {"Host": f"127.0.0.1:{port}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    try:
        line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in said.items():
            if value is not None:
                line.putheader(name, value)
        line.endheaders()
        answer = line.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace"))
    except ConnectionError:
        return Answer(0, {}, "")
    finally:
        line.close()
