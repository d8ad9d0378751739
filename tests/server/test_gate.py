"""What is turned away before anything is done about it, at the guards of both commands: plain requests, raw sockets."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.server.admission import Admission

from .asking import NEIGHBOUR, Answer, ask
from .conftest import OURS, PANELS, Served
from .socketed import TOKEN, Socket, finished

Serve = Callable[..., Served]
SQUARE = "import engine as mg\nx = mg.tensor(3.0)\nf = x * x"
COMMANDS = {"ours": OURS, "panel's": PANELS}
HOSTS = ("evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "", None, "[::1", "localhost.:{port}")
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "MTIzNDU2Nzg5MDEyMzQ1Ng==",
}
# A line that says nothing, half a word, headers that do not end, and a body of which nothing comes.
HALF = (
    b"",
    b"GET /serve HT",
    b"GET /serve HTTP/1.1\r\nHost: 127.0.0.1\r\n",
    b"POST /serve HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n",
)
FIXED = "/serve?bokeh-session-id=fixed123"


@pytest.fixture(scope="module", params=COMMANDS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server whose very first request is one that somebody else's link makes."""
    server = Served(tmp_path_factory.mktemp("gate"), command=COMMANDS[request.param])
    server.first = ask(server.port, FIXED)  # type: ignore[attr-defined]
    yield server
    server.close()


def test_a_link_cannot_choose_the_session_not_even_of_the_first_page(server: Served) -> None:
    for answer in (server.first, ask(server.port, FIXED)):  # type: ignore[attr-defined]
        assert answer.status == 403
        assert TOKEN.search(answer.text) is None
        assert "not safe to open" in answer.text


@pytest.mark.parametrize("how", [{"Bokeh_Session_Id": "fixed123"}, {"Bokeh-Session-Id": ""}])
def test_nor_can_a_header(server: Served, how: dict[str, str]) -> None:
    assert ask(server.port, **how).status == 403


def test_nor_can_a_token_in_the_address(server: Served) -> None:
    mine = TOKEN.search(ask(server.port).text)
    assert ask(server.port, f"/serve?bokeh-token={mine[1]}").status == 403


def test_a_token_that_this_server_has_not_signed_opens_no_session(server: Served) -> None:
    said = json.dumps({"session_id": "fixed123", "session_expiry": 9_999_999_999}).encode()
    forged = urlsafe_b64encode(said).decode().rstrip("=")

    async def knock() -> None:
        await Socket(server).connect(forged)

    with pytest.raises(EOFError):
        finished(knock())


def test_a_page_works_behind_all_of_it(server: Served) -> None:
    async def program() -> dict:
        socket = await Socket(server).open()
        said = await socket.run(1, SQUARE)
        socket.close()
        return said

    assert finished(program())["failure"] is None


@pytest.mark.parametrize("host", HOSTS)
def test_a_name_that_is_not_the_servers_gets_nothing(server: Served, host: str | None) -> None:
    said = host.format(port=server.port) if host is not None else None
    answer = ask(server.port, Host=said)
    assert answer.status in (400, 421)
    assert TOKEN.search(answer.text) is None


def test_no_page_of_another_name_gets_a_socket_even_if_it_is_the_name_that_it_asks_for(server: Served) -> None:
    there = f"evil.example:{server.port}"
    assert ask(server.port, "/serve/ws", Host=there, Origin=f"http://{there}", **UPGRADE).status == 421
    assert ask(server.port, "/serve/ws", Origin=f"http://{there}", **UPGRADE).status == 403
    assert ask(server.port, "/serve/ws", Origin="null", **UPGRADE).status == 403


@pytest.mark.parametrize("path", ["/serve", "/static/js/bokeh.min.js"])
def test_no_page_of_another_host_is_answered(server: Served, path: str) -> None:
    assert ask(server.port, path, Origin="http://evil.example").status == 403
    assert ask(server.port, path, Origin=f"http://127.0.0.1:{server.port}").status == 200


def test_a_port_that_is_forwarded_by_another_number_is_this_server_still(server: Served) -> None:
    assert ask(server.port, Host="localhost:18080").status == 200
    assert ask(server.port, Host="localhost:18080", Origin="http://localhost:18080").status == 200


@pytest.mark.parametrize("path", ["/serve/autoload.js", "/serve/metadata"])
@pytest.mark.parametrize("query", ["", "?bokeh-autoload-element=x&bokeh-absolute-url=http://evil.example/"])
def test_what_bokeh_has_for_pages_of_other_hosts_is_not_there(server: Served, path: str, query: str) -> None:
    answer = ask(server.port, path + query)
    assert answer.status == 404
    assert "evil.example" not in answer.text and TOKEN.search(answer.text) is None


@pytest.mark.parametrize("method", ["OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/serve", "/serve/autoload.js", "/static/js/bokeh.min.js", "/serve/ws"])
def test_it_is_only_read_from(server: Served, method: str, path: str) -> None:
    assert ask(server.port, path, method).status == 405


def test_no_request_is_long(server: Served) -> None:
    assert ask(server.port, X_Long="x" * 100_000).status in (0, 400, 431)
    assert ask(server.port, method="POST", Content_Length=str(10**8)).status in (0, 400, 405, 413)


def test_lines_on_which_nothing_is_said_do_not_stay(server: Served) -> None:
    lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for number, line in enumerate(lines):
        line.sendall(HALF[number % len(HALF)])
    began = time.monotonic()
    with ThreadPoolExecutor(len(lines)) as listening:
        assert list(listening.map(ended, lines)) == [True] * len(lines)
    assert time.monotonic() - began < 25
    assert "Traceback" not in server.words


def test_a_page_that_is_gone_without_a_word_keeps_no_socket(serve: Serve) -> None:
    often = "from explorer.server import responses; responses.ALIVE = 5; from explorer.__main__ import main; main()"
    served = serve(command=("-c", often, "--port={port}"))
    token = TOKEN.search(ask(served.port).text)
    said = {"Host": f"127.0.0.1:{served.port}", **UPGRADE, "Sec-WebSocket-Protocol": f"bokeh, {token[1]}"}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in said.items())
    mute = socket.create_connection(("127.0.0.1", served.port))
    mute.sendall(f"GET /serve/ws HTTP/1.1\r\n{lines}\r\n".encode())

    async def stays() -> dict:
        alive = await Socket(served).open()
        assert mute.recv(12) == b"HTTP/1.1 101"
        over = asyncio.create_task(asyncio.to_thread(ended, mute))
        revision = 0
        while not over.done():  # by reading what comes it answers the server, too
            revision += 1
            said = await alive.run(revision, SQUARE)
        assert await over
        alive.close()
        return said

    assert finished(stays())["failure"] is None


def ended(line: socket.socket) -> bool:
    """Whether the server has closed the line, within a while."""
    line.settimeout(25)
    with line:
        try:
            while line.recv(65_536):
                pass
            return True
        except ConnectionError:
            return True
        except TimeoutError:
            return False


def test_one_address_cannot_take_the_seats_of_all(serve: Serve) -> None:
    served = serve("--sessions=6", "--each=3")
    with ThreadPoolExecutor(8) as crowd:
        answers: list[Answer] = list(crowd.map(lambda _: ask(served.port, whose=NEIGHBOUR), range(8)))
    assert sorted({answer.status for answer in answers}) == [200, 503]
    assert sum(answer.status == 200 for answer in answers) == 3
    refused = next(answer for answer in answers if answer.status == 503)
    assert "Many are here from your address" in refused.text and "3 readers are here from it" in refused.text
    assert ask(served.port, whose="127.0.0.3").status == 200


def test_who_asks_for_one_page_does_not_wait_behind_one_who_asks_for_many() -> None:
    async def order() -> list[str]:
        admission, came = Admission(), []

        async def come(whose: str) -> None:
            async def opening() -> None:
                came.append(whose)

            await admission.enter(whose, opening)

        await asyncio.gather(*map(come, "aaaaaaabbcaaa"))
        assert not admission.waiting
        return came

    assert "".join(finished(order())) == "aabcab" + "a" * 7


def test_one_address_has_only_so_many_lines(serve: Serve) -> None:
    served = serve("--each=2")
    theirs = [socket.create_connection(("127.0.0.1", served.port), source_address=(NEIGHBOUR, 0)) for _ in range(30)]
    with ThreadPoolExecutor(len(theirs)) as listening:
        closed = list(listening.map(is_closed, theirs))
    assert closed == [False] * 16 + [True] * 14
    assert ask(served.port, whose="127.0.0.3").status == 200
    for line in theirs:
        line.close()


def is_closed(line: socket.socket) -> bool:
    """Before it is because nothing is said on it."""
    line.settimeout(5)
    try:
        return line.recv(1) == b""
    except ConnectionError:
        return True
    except TimeoutError:
        return False


def test_a_storm_of_requests_from_one_address_is_refused_and_others_are_answered(serve: Serve) -> None:
    served = serve("--each=2")
    told = [ask(served.port, "/no-such-page", whose=NEIGHBOUR).status for _ in range(60)]
    assert set(told[:40]) == {404}
    assert 429 in told[40:]
    assert ask(served.port, "/no-such-page", whose="127.0.0.3").status == 404
