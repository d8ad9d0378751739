"""One script of the page for all tests of what it makes of an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .page import Page, opened


@pytest.fixture(scope="session")
def page() -> Iterator[Page]:
    with opened() as made:
        yield made
