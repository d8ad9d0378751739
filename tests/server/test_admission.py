"""Who comes in, and what every answer carries: against a running server, by plain requests."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import PANELS, Served
from .socketed import TOKEN, Socket, finished

Serve = Callable[..., Served]
SQUARE = "import engine as mg\nx = mg.tensor(3.0)\nf = x * x"
CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
COMMANDS = {"ours": (), "panel's": PANELS}
PAGES = 20  # that are opened at once


@pytest.mark.parametrize("path", ["/", "/serve", "/static/js/bokeh.min.js", "/no-such-page", "/serve/metadata"])
def test_every_answer_carries_the_headers(served: Served, path: str) -> None:
    _, headers, _ = served.get(path)
    assert CARRIED.items() <= headers.items()
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert "Permissions-Policy" in headers


@pytest.mark.parametrize("path", ["/", "/serve", "/no-such-page"])
def test_no_answer_sets_a_cookie_or_names_the_server(served: Served, path: str) -> None:
    _, headers, _ = served.get(path)
    assert not {"Set-Cookie", "Server"} & headers.keys()


def test_a_page_runs_the_scripts_that_have_its_word_and_no_others(served: Served) -> None:
    (_, first, page), (_, second, _) = served.get(), served.get()
    word = first["Content-Security-Policy"].split("'nonce-")[1].split("'")[0]
    assert page.count("<script") == page.count(f'<script nonce="{word}"')
    assert word not in second["Content-Security-Policy"]
    assert "unsafe-inline" not in first["Content-Security-Policy"].split("style-src")[0]


def test_the_very_first_page_of_panels_own_command_has_them_too(serve: Serve) -> None:
    _, headers, _ = serve(command=PANELS).get()
    assert CARRIED.items() <= headers.items()
    assert "nonce-" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("module", ["antigravity", "this", "webbrowser", "tests.confine.crashing"])
def test_no_address_makes_the_server_import_a_module(served: Served, module: str) -> None:
    status, _, _ = served.get(f"/components/{module}/a/b/c")
    assert status == 404
    assert "Zen of Python" not in served.words


def test_past_the_last_seat_there_is_a_page_of_ours_that_tries_again(serve: Serve) -> None:
    served = serve("--sessions=2")

    async def two_and_one_more() -> tuple[int, dict[str, str], str]:
        inside = [await Socket(served).open() for _ in range(2)]
        turned_away = served.get()
        assert (await inside[0].run(1, SQUARE))["failure"] is None
        for each in inside:
            each.close()
        return turned_away

    status, headers, page = finished(two_and_one_more())
    assert status == 503
    assert 5 <= int(headers["Retry-After"]) <= 60
    assert "Every seat is taken" in page and "2 readers are here" in page and "Try again" in page
    assert "Traceback" not in page + served.words
    assert CARRIED.items() <= headers.items()


def test_a_seat_that_its_reader_left_is_given_to_another(serve: Serve) -> None:
    served = serve("--sessions=1")
    assert served.get()[0] == 200
    assert served.get()[0] == 503
    deadline = time.monotonic() + 30
    while served.get()[0] == 503:
        assert time.monotonic() < deadline
        time.sleep(0.5)


def test_a_socket_does_not_come_in_where_a_page_may_not(serve: Serve) -> None:
    served = serve("--sessions=1")
    token = TOKEN.search(served.get()[2])

    async def knock() -> int | None:
        deadline = time.monotonic() + 30
        while served.get()[0] == 503:  # until the first one's seat is another's
            assert time.monotonic() < deadline
        late = Socket(served)
        await late.dial(token[1])
        with pytest.raises(EOFError):
            await late.message()
        return late.line.close_code

    assert finished(knock()) == 1013


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_a_page_of_another_host_gets_no_socket(served: Served, origin: str) -> None:
    with pytest.raises(Exception, match="403"):
        finished(Socket(served).open(origin))


def test_nobody_can_make_up_a_session(served: Served) -> None:
    made_up = "eyJzZXNzaW9uX2lkIjogIm1hZGUtdXAiLCAic2Vzc2lvbl9leHBpcnkiOiA5OTk5OTk5OTk5fQ"

    async def knock() -> None:
        socket = Socket(served)
        await socket.dial(made_up)
        await socket.message()

    with pytest.raises(EOFError):
        finished(knock())


@pytest.mark.parametrize("command", COMMANDS)
def test_while_many_pages_open_those_inside_are_answered(serve: Serve, command: str) -> None:
    served = serve(command=COMMANDS[command]) if COMMANDS[command] else serve()

    async def work(statuses: list) -> int:
        inside = await Socket(served).open()
        await inside.run(1, SQUARE)
        with ThreadPoolExecutor(PAGES) as crowd:
            coming = [crowd.submit(served.get) for _ in range(PAGES)]
            most = opened = 0
            for number in itertools.count(2):
                assert (await inside.run(number, SQUARE))["failure"] is None
                before, opened = opened, sum(each.done() for each in coming)
                most = max(most, opened - before)
                if opened == PAGES:
                    break
            statuses += [each.result()[0] for each in coming]
        inside.close()
        return most

    statuses: list[int] = []
    most = finished(work(statuses))
    assert statuses == [200] * PAGES
    assert most < PAGES / 2  # without the admission all of them are opened before one answer


def test_a_port_in_use_is_said_in_a_sentence(served: Served, serve: Serve) -> None:
    with pytest.raises(AssertionError, match=f"Port {served.port} is in use: end what uses it, or choose another"):
        serve(command=("-m", "explorer", f"--port={served.port}", "--lan"))
