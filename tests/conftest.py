"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import settings

from explorer.hosted.compiler import Order, compile_site

# A property is about what is true, not about how busy the machine is.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

HOUSE = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site() -> Path:
    """The hosted page, compiled from the sources as they are; at once when it already is."""
    return compile_site(Order(site=HOUSE / "site", cache=HOUSE / ".cache"))
