"""Every name that a program may reach works behind the wall as it does in the open: called, pulled back, shown."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.model.confine import Limits
from explorer.model.isolate import RUNS, Isolated, children
from explorer.model.program import Program

from .permitted import permitted
from .ways import batches, program, unseen

APART = (  # what cannot be called among others
    "sys.exit",  # which ends the program, and with it what is tried after it
    "usage.error",  # as well
    "plt.subplot_mosaic",  # which begins a figure at each call, and there are not so many
    *("plt.subplot2grid", "fig.add_subplot", "fig.subplots"),  # as well
    *("sorter.is_active", "sorter.get_ready"),  # which want it prepared: tests/tutorials/brought has them
    "typing.TypedDict",  # which is a base class and nothing else: tests/tutorials/brought has it
)
TOGETHER = 40  # names in a program
AMPLE = Limits(
    seconds=60, steps=10**8, nodes=10**6, items=10**9, flops=10**12, output=10**7, source=10**6, syntax=10**6,
    sequence=10**7,
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the wall is Linux's")
def test_every_permitted_name_works_behind_the_wall_as_in_the_open() -> None:
    names, worked = [name for name in permitted() if name not in APART], set()
    sources = [Program(program(batch)) for batch in batches(names, TOGETHER)]
    walled = Isolated(children(f"{RUNS} {unseen.__module__}:{unseen.__name__}"))
    try:
        with ThreadPoolExecutor(1) as beside:
            behind = beside.map(lambda source: walled(source, AMPLE), sources)
            opened = [unseen(source, AMPLE) for source in sources]
        for inside, outside in zip(behind, opened, strict=True):
            assert (inside.error, outside.error) == (None, None)
            assert inside.output.splitlines() == outside.output.splitlines()
            worked |= {line.partition(" ")[0] for line in outside.output.splitlines()}
    finally:
        walled.close()
    assert [name for name in names if name not in worked] == []
