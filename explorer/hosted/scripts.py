"""The JavaScript and CSS of Bokeh and Panel that the page needs, taken out of their wheels."""

import re
import shutil
import zipfile
from pathlib import Path

from explorer.views.script import BUNDLED, address_of, later

BOKEH = "bokeh/server/static/js"
PANEL = "panel/dist"
# In the order they are loaded; Panel's bundle asks for models of the two in between when it is loaded.
BUNDLES = (
    ("bokeh", f"{BOKEH}/bokeh.min.js"),
    ("bokeh", f"{BOKEH}/bokeh-widgets.min.js"),
    ("bokeh", f"{BOKEH}/bokeh-tables.min.js"),
    ("panel", f"{PANEL}/panel.min.js"),
)


def write_bundles(wheels: dict[str, Path], site: Path) -> list[str]:
    """Writes the bundles into `site/bokeh`; returns their addresses within the site, in the order to load them."""
    folder = site / "bokeh"
    folder.mkdir(parents=True, exist_ok=True)
    for package, name in BUNDLES:
        source = _read(wheels[package], name).decode()
        (folder / Path(name).name).write_text(_without_source_map(source), encoding="utf-8")
    return ["shim.js", *(f"bokeh/{Path(name).name}" for _, name in BUNDLES)]


def write_styles(document: str, panel: Path, site: Path) -> list[str]:
    """Writes the style sheets that the document names by address (all beneath `panel/<version>/`) into the site."""
    addresses = sorted(set(re.findall(r'"(panel/[^"/]+/dist/[^"]+)"', document)))
    for address in addresses:
        path = site / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_read(panel, PANEL + address.partition("/dist")[2]))
    return addresses


def write_later(house: Path, site: Path) -> None:
    """Writes the scripts that the page fetches by itself to the addresses that the page knows."""
    for script, name in later().items():
        path = site / address_of(script)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(house / "explorer/views" / BUNDLED.name / name, path)


def _read(wheel: Path, name: str) -> bytes:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(name)


def _without_source_map(source: str) -> str:
    """The maps are not shipped; a browser with open tools would ask for them."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", source, flags=re.MULTILINE)
