"""Compiles archives of source to bytecode with pyodide-build.

Run inside Pyodide under node, so that the bytecode is that of the Python in the browser.
`arguments`: archives (paths of zips, compiled in place).
"""

import sys
from pathlib import Path

sys.path[:0] = ["/tools", "/shared"]

from pyodide_build._py_compile import _py_compile_archive  # noqa: E402

for archive in arguments["archives"]:  # type: ignore[name-defined]  # noqa: F821
    _py_compile_archive(Path(archive), keep=False, verbose=False)
