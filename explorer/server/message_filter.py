"""What a page may say: one property of the frame and that it is there. All else stops here, before Bokeh reads it.

Bokeh would let a browser set any property of any model, make new ones, or replace the whole document.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

OPEN = {"request"}  # the properties of explorer.views.page.Page that come from the page
DEEPEST = 6
KINDS = {"PATCH-DOC", "PULL-DOC-REQ", "SERVER-INFO-REQ"}  # of messages
READY = {
    "kind": "MessageSent",
    "msg_type": "bokeh_event",
    "msg_data": {"type": "event", "name": "document_ready", "values": {"type": "map", "entries": []}},
}


class Refused(ValueError):
    """A message that no page of ours sends."""


def filtered(content: object, frames: Container[str]) -> dict[str, Any]:
    """A patch with the events that may pass; `frames` are the names of the models that hold the open properties.

    Events that any Bokeh page sends (a range that moved, a size) are left out in silence; raises Refused at
    wrong-typed ones.
    """
    events = content.get("events") if isinstance(content, Mapping) else None
    if not isinstance(events, list):
        raise Refused("a patch without a list of events")
    known = (READY if _says_ready(event) else event for event in map(_known, events))
    return {"events": [event for event in known if event is READY or _is_ours(event, frames)]}


def _known(event: object) -> Mapping[str, Any]:
    if not isinstance(event, Mapping) or not isinstance(event.get("kind"), str):
        raise Refused("an event of no kind")
    return event


def _says_ready(event: Mapping[str, Any]) -> bool:
    said = event.get("msg_data")
    return event["kind"] == "MessageSent" and isinstance(said, Mapping) and said.get("name") == "document_ready"


def _is_ours(event: Mapping[str, Any], frames: Container[str]) -> bool:
    attribute = event.get("attr")
    if event["kind"] != "ModelChanged" or not isinstance(attribute, str) or attribute not in OPEN:
        return False
    model = event.get("model")
    name = model.get("id") if isinstance(model, Mapping) else None
    if not isinstance(name, str) or name not in frames:
        return False
    new = event.get("new")
    if not isinstance(new, Mapping) or not _is_map(new, 0):
        raise Refused(f"{attribute} is not a mapping of plain values")
    return True


def is_plain(raw: object, deep: int = 0) -> bool:
    """Whether this is text, a number, a truth value, nothing, or a list or mapping of such, as Bokeh writes them."""
    if deep > DEEPEST:
        return False
    if isinstance(raw, list):
        return all(is_plain(each, deep + 1) for each in raw)
    if isinstance(raw, Mapping):
        return _is_number(raw) or _is_map(raw, deep)
    return raw is None or isinstance(raw, (str, int, float))


def _is_number(raw: Mapping[str, Any]) -> bool:
    return raw.keys() == {"type", "value"} and raw["type"] == "number" and raw["value"] in ("nan", "+inf", "-inf")


def _is_map(raw: Mapping[str, Any], deep: int) -> bool:
    entries = raw.get("entries", [])
    if raw.get("type") != "map" or not raw.keys() <= {"type", "entries"} or not isinstance(entries, list):
        return False
    pairs = (isinstance(each, list) and len(each) == 2 and isinstance(each[0], str) for each in entries)
    return all(pairs) and all(is_plain(value, deep + 1) for _, value in entries)
