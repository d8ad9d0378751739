"""`python -m explorer.hosted SITE`: compiles the hosted page into the folder SITE."""

import argparse
from pathlib import Path

from explorer.hosted.compiler import compile_site
from explorer.hosted.order import Order


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m explorer.hosted", description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="where downloads are kept")
    parser.add_argument("--house", type=Path, default=Order.house, help=argparse.SUPPRESS)
    parser.add_argument("--numpy", type=Path, help="a NumPy wheel for Pyodide that is already here")
    parser.add_argument("--official-numpy", action="store_true", help="take NumPy from Pyodide's own distribution")
    given = parser.parse_args()
    print(f"The site is in {compile_site(Order(**vars(given)))}")


if __name__ == "__main__":
    main()
