"""What every answer of the server carries, so that a page does no more than ours needs."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# The same as the hosted page's, but that Panel writes scripts into the page, and one of them writes another: these have
# the page's word, drawn anew for each. Evaluating text is for programs that drive the page and watch it by expressions.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' blob: 'unsafe-eval' 'nonce-{word}'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' blob: {socket}",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}
NOTHING = "default-src 'none'; frame-ancestors 'self'"  # for what is no page
SCRIPT = re.compile(r"<script(?=[\s>])")
HOST = re.compile(r"[\w.-]+(?::\d+)?|\[[\da-fA-F:.]+\](?::\d+)?")


def policed(page: str, host: str) -> tuple[str, str]:
    """A page served at `host`, its scripts marked as its own, and the policy: these, its own socket, nothing else."""
    word = secrets.token_urlsafe(16)
    socket = f"ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    rules = (f"{name} {value.format(word=word, socket=socket)}".strip() for name, value in POLICY.items())
    return SCRIPT.sub(f'<script nonce="{word}"', page), "; ".join(rules)
