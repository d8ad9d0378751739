"""What the terminal says when the server starts."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest

from explorer.__main__ import command_line
from explorer.server import guards, lan
from explorer.server.banner import banner, picture

from .conftest import PANELS, Served

Serve = Callable[..., Served]


def test_without_lan_only_this_machine_can_reach_it(serve: Serve) -> None:
    served = serve()
    assert f"http://127.0.0.1:{served.port}/" in served.words
    assert "--lan opens it to the local network" in served.words


@pytest.mark.skipif(not lan.addresses(), reason="this machine is in no network")
def test_with_lan_the_address_for_a_class_comes_first_and_as_a_picture(serve: Serve) -> None:
    served = serve("--lan", "--sessions=30")
    address = re.search(r"For the class +http://([\d.]+):\d+/", served.words)
    assert address and address[1] in lan.addresses()
    assert "For 30 readers at once" in served.words
    assert picture(f"http://{address[1]}:{served.port}/") in served.words


def test_the_picture_reads_as_the_address() -> None:
    drawn = picture("http://192.168.1.20:5006/")
    assert len(drawn.splitlines()) < 24  # fits on the terminal together with the addresses
    assert max(map(len, drawn.splitlines())) <= 80
    assert picture("http://192.168.1.21:5006/") != drawn


def test_origins_are_named_one_by_one() -> None:
    assert lan.origins(("127.0.0.1", "room7.local"), 5006) == ["127.0.0.1:5006", "room7.local:5006"]
    assert "room7.local" in lan.origins(("room7.local",), 80)
    assert all("*" not in name for name in (*lan.addresses(), *lan.names()))


def test_no_network_is_said() -> None:
    assert "in no network" in banner(5006, (), 250, lan=True)


def test_a_weaker_wall_is_said_at_the_start(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(guards, "weakness", lambda: "Here programs run without the kernel's limits.")
    with caplog.at_level(logging.WARNING):
        guards.warn()
    assert "without the kernel's limits. Serve people whom you know." in caplog.text


def test_a_whole_wall_needs_no_words(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(guards, "weakness", lambda: "")
    guards.warn()
    assert caplog.text == ""


@pytest.mark.parametrize("command", [("-m", "explorer", "--port={port}"), PANELS])
def test_both_commands_say_it_on_the_terminal_once(serve: Serve, command: tuple[str, ...]) -> None:
    served = serve(command=("-c", weaker_start(command)))
    served.get(), served.get()
    assert served.words.count("without the kernel's limits") == 1


def weaker_start(command: tuple[str, ...]) -> str:
    """A program that starts a server as `command` does, on a machine whose wall is weaker."""
    return (
        "import runpy, sys; from explorer.model import isolate; "
        "isolate.weakness = lambda: 'Here programs run without the kernel\\'s limits.'; "
        f"sys.argv[1:] = {list(command[2:])!r}; "
        f"runpy.run_module({command[1]!r}, run_name='__main__', alter_sys=True)"
    )


def test_the_default_has_room_for_a_class() -> None:
    assert command_line().parse_args([]).sessions >= 200
