"""Whatever others ask for, who asks for little waits less than two seconds: on a clock that no machine slows down."""

from __future__ import annotations

import pytest

from .measured import at
from .simulated import Kind, crowd

SMALL, HALF = Kind(0.02, thinks=1.0), Kind(0.5, thinks=3.0)
OTHERS = {
    "endless loops, each begun again at once": {"loops": (60, Kind(99.0))},
    "loops of readers who come and go": {"loops": (60, Kind(99.0, always_new=True))},
    "loops between small programs": {"loops": (60, Kind(99.0, mixed_with=0.01))},
    "programs that are long, but not very": {"long": (60, Kind(0.2))},
    "programs of every length": {"a": (20, Kind(0.05)), "b": (20, Kind(0.4)), "c": (20, Kind(99.0))},
    "sleepers": {"sleepers": (60, Kind(99.0, asleep=True))},
    "sleepers who come and go": {"sleepers": (60, Kind(99.0, asleep=True, always_new=True))},
    "programs that are ended for what they hold": {"eaters": (60, Kind(0.3, always_new=True))},
    "a flood of what is small": {"flood": (60, Kind(0.02))},
    "a full server of loops": {"loops": (240, Kind(99.0))},
    "a full server of loops that come and go": {"loops": (240, Kind(99.0, always_new=True, thinks=5.0))},
}


@pytest.mark.parametrize("others", OTHERS)
def test_small_programs_are_answered_within_two_seconds_beside(others: str) -> None:
    waits, _ = crowd({"small": (10, SMALL), **OTHERS[others]}, seconds=40.0)
    assert len(waits["small"]) > 100
    assert at(waits["small"], 0.95) < 2.0, at(waits["small"], 0.95)


@pytest.mark.parametrize("others", [name for name in OTHERS if "full" not in name])
def test_a_longer_program_is_not_starved_beside(others: str) -> None:
    waits, _ = crowd({"half": (3, HALF), **OTHERS[others]}, seconds=60.0)
    assert waits["half"] and max(waits["half"]) < 20.0, max(waits["half"], default=None)


def test_one_who_has_just_come_is_answered_beside_endless_loops() -> None:
    waits, _ = crowd({"new": (5, Kind(0.03, thinks=2.0, always_new=True)), "loops": (60, Kind(99.0))}, seconds=40.0)
    assert at(waits["new"], 0.95) < 2.0


def test_a_machine_that_has_other_things_to_do_keeps_nobody_from_a_place() -> None:
    beside = 4 * 1024  # as many processes of weight 1024: two for each processor
    waits, _ = crowd({"small": (10, SMALL), "loops": (60, Kind(99.0))}, seconds=40.0, beside=beside)
    assert at(waits["small"], 0.95) < 2.0
