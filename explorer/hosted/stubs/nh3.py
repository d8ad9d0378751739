"""Stands in for nh3, which has no build for the browser: strict, it lets no tag through."""

import html


def clean(text: str, *_: object, **__: object) -> str:
    """The text with all markup escaped."""
    return html.escape(text)
