"""`python -m explorer`: the server, with its guards, its addresses and what to know about it on the terminal."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import sys
from pathlib import Path

from panel.io.server import get_server

from explorer.model.isolate import shared
from explorer.server import Allowance, install_guards, warn
from explorer.server.banner import banner
from explorer.server.lan import HERE, addresses, names, origins

PAGE = Path(__file__).with_name("serve.py")
EVERYWHERE = "0.0.0.0"
ANSWERING = "explorer.views.worker_pool:answer"  # the home of the children that answer pages


def main() -> None:
    """Serve until interrupted."""
    given = command_line().parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S", level=logging.WARNING)
    logging.getLogger("tornado.access").setLevel(logging.ERROR)  # who is turned away is told so, and nobody else
    allowance = Allowance(sessions=given.sessions, each=given.each)
    install_guards(allowance)
    warn()
    found = addresses() if given.lan else ()
    hosts = {*HERE, *found, *(names() if given.lan else ()), given.address} - {None, EVERYWHERE}
    try:
        server = get_server(
            {"/": PAGE, "serve": PAGE},
            port=given.port,
            address=EVERYWHERE if given.lan else given.address or HERE[0],
            websocket_origin=origins(sorted(hosts), given.port),
            sign_sessions=True,  # nobody but this server can name a session
            secret_key=os.urandom(32),
            check_unused_sessions_milliseconds=5_000,
        )
    except OSError as error:
        sys.exit(refusal(error, given.port))
    shared(ANSWERING).start()  # the children's parent is warm by the time the first page asks for its first run
    print(banner(given.port, found, allowance.sessions, lan=given.lan, address=given.address), flush=True)
    server.run_until_shutdown()


def refusal(error: OSError, port: int) -> str:
    """What to say instead of a trace when the port cannot be had."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: end what uses it, or choose another one with --port."
    return f"Port {port} cannot be used: {error.strerror}."


def command_line() -> argparse.ArgumentParser:
    """Where to serve, and for how many."""
    parser = argparse.ArgumentParser(prog="python -m explorer", description=__doc__)
    parser.add_argument("--port", type=int, default=5006)
    parser.add_argument("--lan", action="store_true", help="for the local network, not for this machine only")
    parser.add_argument("--address", help="another address of this machine to listen on")
    parser.add_argument("--sessions", type=int, default=Allowance().sessions, help="readers at once")
    parser.add_argument("--each", type=int, default=Allowance().each, help="of them from one address of the network")
    return parser


if __name__ == "__main__":
    main()
