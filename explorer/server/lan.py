"""Under which addresses the others of a local network reach this machine. Asks the system, sends nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterable

HERE = ("127.0.0.1", "localhost")
# A datagram socket that is told where it would send says from which address; these are the private networks' own.
BEYOND = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254")


def addresses() -> tuple[str, ...]:
    """This machine's addresses in its networks, the one that leads out first; empty without a network."""
    found = [*map(_address_towards, BEYOND), *_addresses_of(socket.gethostname())]
    return tuple(dict.fromkeys(each for each in found if each and not each.startswith(("127.", "0."))))


def names() -> tuple[str, ...]:
    """What this machine is called, with and without its domain, and as the local network's own name service has it."""
    short = socket.gethostname().split(".")[0].lower()
    return tuple(dict.fromkeys(each for each in (short, f"{short}.local", socket.getfqdn().lower()) if each))


def origins(hosts: Iterable[str], port: int) -> list[str]:
    """The pages that may open a socket here: those of these hosts, never `*`."""
    said = [f"{host}:{port}" for host in hosts]
    return [*said, *(hosts if port == 80 else ())]  # browsers leave out the port of plain http


def _address_towards(there: str) -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((there, 9))
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def _addresses_of(name: str) -> list[str]:
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(name, None, socket.AF_INET)]
    except OSError:
        return []
