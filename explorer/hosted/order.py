"""What is asked of the compiler, and a digest of all that the answer depends on."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

OURS = ("engine", "explorer", "static")
NEVER = {"__pycache__", "node_modules"}


@dataclass(frozen=True)
class Order:
    """Where the site goes, where downloads are kept, whose sources it is made of, and where NumPy comes from."""

    site: Path
    cache: Path
    house: Path = Path(__file__).parents[2]
    numpy: Path | None = None
    official_numpy: bool = False

    @property
    def stamp(self) -> Path:
        """Where it is written down what the site was made of."""
        return self.cache / f"site-{hashlib.sha256(str(self.site.resolve()).encode()).hexdigest()[:8]}.stamp"


def ingredients(order: Order) -> str:
    """A digest of every file of ours that the site is made of; all others are pinned in these."""
    total = hashlib.sha256(f"{order.numpy} {order.official_numpy}".encode())
    for path in _files(order.house):
        total.update(path.relative_to(order.house).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def _files(house: Path) -> list[Path]:
    found = [house / "LICENSE", *(path for top in OURS for path in (house / top).rglob("*"))]
    return sorted(path for path in found if path.is_file() and not NEVER & {*path.parts})
