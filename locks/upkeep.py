"""What the locks need: `python build.py lock` makes them anew, `python build.py audit` asks what is known against them.

A lock pins everything that a command installs, by the hashes of its files, for every Python and system at once.
"""

import json
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
LOCKS = HOUSE / "locks"
# What each command installs on top of the project's own needs. The first holds all that the others do, in one version.
EXTRAS = {
    "test": ("serve", "bundle", "site", "test", "upkeep"),
    **{name: (name,) for name in ("serve", "bundle", "site", "upkeep")},
}
OLDEST = "3.11"
COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--no-annotate", "--quiet"),
    *("--python-version", OLDEST, "--custom-compile-command", "python build.py lock"),
)
AUDIT = ("pip_audit", "--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off")
CLEAN, KNOWN, UNCHECKED = 0, 1, 2  # how `audit` ends


def lock() -> int:
    """Write every lock with the newest versions that pyproject.toml allows."""
    LOCKS.mkdir(exist_ok=True)
    for name, extras in EXTRAS.items():
        asked = [*COMPILE, *(f"--extra={extra}" for extra in extras), f"--output-file=locks/{name}.txt", "--upgrade"]
        if name != "test":
            asked.append("--constraint=locks/test.txt")
        subprocess.run([sys.executable, "-m", *asked], cwd=HOUSE, check=True)
        print(f"locks/{name}.txt: {sum('==' in line for line in (LOCKS / f'{name}.txt').open())} pins")
    return CLEAN


def audit() -> int:
    """Print what is known against the pins for this Python; 1 if anything is, 2 if it could not be found out."""
    command = [sys.executable, "-m", *AUDIT, *(f"--requirement=locks/{name}.txt" for name in EXTRAS)]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    try:
        pins = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"Nothing was checked: the list of known vulnerabilities could not be reached.\n{last_line(done.stderr)}")
        return UNCHECKED
    unknown = [pin["name"] for pin in pins if "skip_reason" in pin]
    if len(unknown) == len(pins):
        print("Nothing was checked: the registry in use here knows of no vulnerabilities at all.")
        return UNCHECKED
    found = [(pin, each) for pin in pins for each in pin.get("vulns", ())]
    for pin, each in found:
        mended = ", ".join(each["fix_versions"]) or "no version yet"
        print(f"{pin['name']} {pin['version']}: {each['id']}, mended in {mended}")
    if unknown:
        print(f"{len(unknown)} of {len(pins)} pins were not checked, nothing is told about them: {', '.join(unknown)}")
    if not found and not unknown:
        print(f"Nothing is known against any of {len(pins)} pins.")
    return KNOWN if found else UNCHECKED if unknown else CLEAN


def last_line(text: str) -> str:
    """What a long trace says in the end."""
    return text.strip().rpartition("\n")[2][:300]


if __name__ == "__main__":
    sys.exit({"lock": lock, "audit": audit}[sys.argv[1]]())
