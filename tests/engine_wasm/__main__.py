"""`python -m tests.engine_wasm [--all] [pytest's options]`."""

import sys

from tests.engine_wasm.running import FOLDERS, run_inside


def main() -> None:
    options = sys.argv[1:]
    chosen = ["-q"] if "--all" in options else ["-q", "-m", "wasm"]
    rest = [option for option in options if option != "--all"]
    places = [] if any("tests/" in option for option in rest) else FOLDERS
    report = run_inside(*chosen, *rest, *places)
    print(report)
    sys.exit(report.code)


if __name__ == "__main__":
    main()
