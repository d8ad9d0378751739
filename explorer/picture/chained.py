"""The chains of a leaf, for the page to tell."""

from __future__ import annotations

import math
from typing import Any

from explorer.model.chain import Chain, Chains

from .ticks import cell


def chained(chains: Chains) -> dict[str, Any]:
    """The leaf, how many paths there are as a text of digits, and those that are told."""
    return {
        "leaf": chains.leaf,
        "count": str(chains.count),
        "told": [_chain(chain) for chain in chains.told],
        "rest": cell(chains.rest),
        "largest": chains.largest,
    }


def _chain(chain: Chain) -> dict[str, Any]:
    """What JSON has no number for is a text."""
    factors = [factor if math.isfinite(factor) else repr(factor) for factor in chain.factors]
    return {"edges": chain.edges, "factors": factors, "share": cell(chain.share)}
