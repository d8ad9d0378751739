"""Fills the templates of `static/shell/`: the page, its service worker, and what they must know of other files."""

import base64
import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static/shell"
FILLED = ("index.html", "offline.js")

# No text becomes code in a reader's page, nor in its worker, which this policy binds as well. Programs that drive a
# browser watch pages by expressions: for them alone the tightening, which the page begins with, is left out.
STRICT = "script-src 'self' blob: 'wasm-unsafe-eval'"
TIGHTENING = f"""if (!navigator.webdriver) {{
  const policy = {{ httpEquiv: "Content-Security-Policy", content: "{STRICT}" }};
  document.head.append(Object.assign(document.createElement("meta"), policy));
}}"""
# Bokeh writes styles inline; Panel runs a component's script from a blob, and the worker begins in one.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'unsafe-eval' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def copy_static(site: Path) -> None:
    """The files of `static/shell/` that are shipped as they are."""
    site.mkdir(parents=True, exist_ok=True)
    for path in STATIC.iterdir():
        if path.name not in FILLED:
            shutil.copyfile(path, site / path.name)


def write_page(site: Path, *, document: str, digest: str, scripts: Iterable[str]) -> None:
    """The page itself, with the prerendered document inside."""
    policy = {**POLICY, "script-src": f"{POLICY['script-src']} '{_hash_of(TIGHTENING)}'"}
    fields = {
        "policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "tightening": TIGHTENING,
        "scripts": "\n".join(f'<script defer src="{html.escape(name)}"></script>' for name in scripts),
        "document": document.replace("<", "\\u003c"),
        "digest": digest,
    }
    (site / "index.html").write_text(_filled("index.html", fields), encoding="utf-8")


def write_service_worker(site: Path) -> None:
    """The service worker, which lists every other file of the site and is new whenever one of them is."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != "offline.js")
    total = hashlib.sha256()
    for path in files:
        total.update(path.read_bytes())
    names = ["./", *(path.relative_to(site).as_posix() for path in files)]
    fields = {"version": total.hexdigest()[:16], "files": json.dumps(names)}
    (site / "offline.js").write_text(_filled("offline.js", fields), encoding="utf-8")


def _hash_of(script: str) -> str:
    """What a policy calls an inline script that it allows."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


def _filled(name: str, fields: Mapping[str, str]) -> str:
    text = (STATIC / name).read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda place: fields[place[1]], text)
