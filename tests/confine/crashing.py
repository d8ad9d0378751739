"""A run that does in its child what programs cannot: the wall must hold without a policy."""

import os
import socket
import subprocess
import time
from typing import Any

from explorer.model.confine import Limits
from explorer.model.program import Program
from explorer.model.run import Run, run


def unconfined(program: Program, limits: Limits = Limits()) -> Run:  # noqa: B008
    """Programs that begin with `!` are handed to Python itself."""
    if not program.source.startswith("!"):
        return run(program, limits=limits)
    said: list[Any] = []
    names = {"say": said.append, "os": os, "socket": socket, "subprocess": subprocess, "time": time}
    try:
        exec(program.source[1:], names)
    except Exception as error:
        said.append(type(error).__name__)
    return Run(program, None, " ".join(map(str, said)), (), {}, ())
