"""Where every foreign byte of the site comes from: npm and PyPI, by their own clients, each checked against its pin.

Knows nothing of what the bytes are for.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.hosted.node import npm

HERE = Path(__file__).parent
PINS = json.loads((HERE / "pins.json").read_text(encoding="utf-8"))
# Wheels without a pure build are taken as built for this one platform, on every machine, so that one hash is enough.
ANY_MACHINE = (
    *("--no-deps", "--require-hashes", "--only-binary=:all:", "--python-version=3.13", "--implementation=cp"),
    *("--abi=cp313", "--abi=abi3", "--abi=none"),
    *("--platform=manylinux_2_28_x86_64", "--platform=manylinux_2_17_x86_64", "--platform=manylinux2014_x86_64"),
)


class InputMismatch(Exception):
    """An input is not the one that was pinned."""


def npm_package(name: str, cache: Path) -> Path:
    """The tarball of a pinned npm package."""
    pin = PINS["npm"][name]
    tarball = cache / f"{name.lstrip('@').replace('/', '-')}-{pin['version']}.tgz"
    if not tarball.exists():
        with _arriving(cache) as folder:
            npm("pack", "--silent", f"{name}@{pin['version']}", folder=folder)
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    _check(tarball, "sha512-" + base64.b64encode(digest).decode(), pin["integrity"])
    return tarball


def unpacked(tarball: Path, folder: Path) -> Path:
    """The folder `package` of an npm tarball."""
    with tarfile.open(tarball) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def wheels(lock: str, cache: Path) -> dict[str, Path]:
    """The wheels that a lock file of this folder lists, by the names of their packages."""
    rows = [row.split() for row in (HERE / lock).read_text().splitlines() if row and not row.startswith("#")]
    pinned = {row[0]: row[1].removeprefix("--hash=sha256:") for row in rows}
    found = {row: _held(row, sha256, cache) for row, sha256 in pinned.items()}
    if None in found.values():
        with _arriving(cache) as folder:
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, *ANY_MACHINE, "--dest", folder, "--requirement", HERE / lock], check=True)
        found = {row: _held(row, sha256, cache) for row, sha256 in pinned.items()}
    missing = [row for row, wheel in found.items() if wheel is None]
    if missing:
        raise InputMismatch(f"pip brought no wheel with the pinned hash for {', '.join(missing)}")
    return {row.split("==")[0]: wheel for row, wheel in found.items() if wheel}


def numpy_wheel(cache: Path, *, given: Path | None = None, official: bool = False) -> Path:
    """NumPy for Pyodide: the file given, else the one in the npm package, else (when asked for) the official one."""
    allowed = {source["sha256"] for source in PINS["numpy"].values()}
    wheel = given or (_official(cache) if official else _from_npm(cache))
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest not in allowed:
        raise InputMismatch(f"{wheel.name} is not one of the two NumPy wheels allowed: its sha256 is {digest}")
    return wheel


def _from_npm(cache: Path) -> Path:
    source = PINS["numpy"]["npm"]
    wheel = cache / Path(source["file"]).name
    if not wheel.exists():
        with tarfile.open(npm_package(source["package"], cache)) as archive, _arriving(cache) as folder:
            member = archive.extractfile(f"package/{source['file']}")
            assert member is not None
            (folder / wheel.name).write_bytes(member.read())
    return wheel


def _official(cache: Path) -> Path:
    url = PINS["numpy"]["official"]["url"]
    wheel = cache / url.rsplit("/", 1)[1]
    if not wheel.exists():
        with _arriving(cache) as folder:
            urllib.request.urlretrieve(url, folder / wheel.name)
    return wheel


@contextmanager
def _arriving(cache: Path) -> Iterator[Path]:
    """A folder whose files are put into the cache when they are whole: several processes may fill it and read it."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".arriving-") as name:
        yield Path(name)
        for path in Path(name).iterdir():
            path.replace(cache / path.name)


def _held(requirement: str, sha256: str, cache: Path) -> Path | None:
    name, version = requirement.split("==")
    candidates = cache.glob(f"{name.replace('-', '_')}-{version}-*.whl")
    return next((path for path in candidates if hashlib.sha256(path.read_bytes()).hexdigest() == sha256), None)


def _check(path: Path, found: str, pinned: str) -> None:
    if found != pinned:
        wrong = f"{path.name} does not match its pin: expected {pinned}, found {found}"
        raise InputMismatch(f"{wrong}. Delete it and try again.")
