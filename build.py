"""The two commands: `python build.py serve` and `python build.py test`; and `python build.py site` for the hosted page.

Needs Python 3.11 or newer and the package registries, nothing else: it makes `.venv`, installs there what `locks/` pins
by hash, and runs everything inside it. `lock` pins it anew, `audit` asks what is known against it.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
CACHE = HOUSE / ".cache"
SITE = HOUSE / "site"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
# more processes of tests than there are cores, since many tests wait; tests/groups.py says which share one
PROCESSES = min(2 * (os.cpu_count() or 1), 6)
AT_ONCE = (f"--numprocesses={PROCESSES}", "--dist=loadscope", "--no-loadscope-reorder") if os.name == "posix" else ()
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHTS_OWN = """from playwright.sync_api import sync_playwright
with sync_playwright() as playwright: print(playwright.chromium.executable_path)"""


def main() -> None:
    """Do what the command line says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    given = _command_line()
    try:
        given.command(given)
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
    except KeyboardInterrupt:
        sys.exit(130)


def serve(given: argparse.Namespace) -> None:
    """Serve the Explorer until interrupted."""
    install("serve")
    bundle()
    asked = {name: getattr(given, name) for name in ("port", "address", "sessions", "each")}
    options = [f"--{name}={value}" for name, value in asked.items() if value is not None]
    run("-m", "explorer", *options, *(["--lan"] if given.lan else []))


def site(given: argparse.Namespace) -> None:
    """Compile the hosted page into `site/`, and show it if asked."""
    install("site")
    compile_site(*given.options)
    if given.serve:
        print(f"\nThe hosted page: http://127.0.0.1:{given.port}/  (stop with Ctrl+C)\n", flush=True)
        run("-m", "http.server", "--directory", str(SITE), "--bind", "127.0.0.1", str(given.port))


def test(given: argparse.Namespace) -> None:
    """Everything that must hold before a change is shared."""
    install("test")
    bundle()
    needs = {} if "--quick" in given.options else {"CHROMIUM": browser(), "BUILT": "1"}
    run("-m", "ruff", "check", ".")
    run("-m", "mypy")
    run("-m", "pytest", *AT_ONCE, *(given.options or ["-q"]), also=needs)


def compile_site(*options: str) -> None:
    """Compile the hosted page; quick when nothing it is made of has changed."""
    run("-m", "explorer.hosted", str(SITE), f"--cache={CACHE}", *options)


def bundle() -> None:
    """Bundle the page's script; at once when it is what `static/` says. Where there is no node, PyPI's is installed."""
    if subprocess.run([str(PYTHON), "-m", "explorer.hosted.node"], cwd=HOUSE, check=False).returncode:
        install("bundle")
    run("-m", "explorer.hosted.bundle")


def lock(_: argparse.Namespace) -> None:
    """Pin what the commands install, anew."""
    install("upkeep")
    run("locks/upkeep.py", "lock")


def audit(_: argparse.Namespace) -> None:
    """Ask what is known against the pins."""
    install("upkeep")
    run("locks/upkeep.py", "audit")


def install(name: str) -> None:
    """What `locks/{name}.txt` pins, in `.venv`, where the project is found, too; at once when it is there already."""
    lock, stamp = HOUSE / "locks" / f"{name}.txt", VENV / f"installed-{name}"
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted and PYTHON.exists():
        return
    _make_venv()
    print(f"installing what {name} needs ...", flush=True)
    run(*PIP, f"--requirement={lock}")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV), "platbase": str(VENV)}))
    (packages / "the_house.pth").write_text(f"{HOUSE}\n", encoding="utf-8")
    stamp.write_text(wanted)


def browser() -> str:
    """A Chromium: one that is installed, else Playwright's own, else Debian's; exits with advice when there is none."""
    return _installed_browser() or _playwrights_browser() or _debians_browser() or sys.exit(
        "The tests drive a real browser and none was found. Install Chromium or Chrome, or set CHROMIUM to its path."
    )


def run(*arguments: str, also: Mapping[str, str] = MappingProxyType({})) -> None:
    """Run a module or file with the Python of `.venv`, in the folder of the project."""
    subprocess.run([str(PYTHON), *arguments], cwd=HOUSE, env={**os.environ, **also}, check=True)


def _make_venv() -> None:
    if PYTHON.exists():
        return
    print("making .venv ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt", clear=VENV.exists()).create(VENV)
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module is incomplete here. On Debian or Ubuntu: apt-get install python3-venv")


def _installed_browser() -> str | None:
    found = [shutil.which(name) for name in BROWSERS]
    named: Iterable[str | None] = (os.environ.get("CHROMIUM"), *found, *BROWSER_PLACES)
    return next((path for path in named if path and Path(path).exists()), None)


def _playwrights_browser() -> str | None:
    answer = subprocess.run([str(PYTHON), "-c", PLAYWRIGHTS_OWN], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    if path and not Path(path).exists():
        print("no Chromium is installed; fetching Playwright's own ...", flush=True)
        subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], check=False)
    return path if path and Path(path).exists() else None


def _debians_browser() -> str | None:
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    print("fetching Debian's Chromium ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False, env=quiet)
    return shutil.which("chromium")


def _command_line() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="serve | test | site | lock | audit")
    serving = commands.add_parser("serve", help="serve the Explorer on this machine")
    serving.add_argument("--port", type=int, default=5006)
    serving.add_argument("--lan", action="store_true", help="serve the local network: prints the address for a class")
    serving.add_argument("--address", help="another address of this machine to listen on")
    serving.add_argument("--sessions", type=int, help="how many readers at once (250)")
    serving.add_argument("--each", type=int, help="how many of them from one address (60)")
    serving.set_defaults(command=serve, options=[])
    testing = commands.add_parser("test", help="check everything; --quick: without browser; the rest goes to pytest")
    testing.set_defaults(command=test)
    compiling = commands.add_parser("site", help="compile the hosted page into site/")
    compiling.add_argument("--serve", action="store_true", help="show it afterwards")
    compiling.add_argument("--port", type=int, default=8000)
    compiling.set_defaults(command=site)
    commands.add_parser("lock", help="pin what is installed, anew").set_defaults(command=lock)
    commands.add_parser("audit", help="ask what is known against what is pinned").set_defaults(command=audit)
    given, rest = parser.parse_known_args()
    if rest and given.command not in (test, site):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    given.options = rest
    return given


if __name__ == "__main__":
    main()
