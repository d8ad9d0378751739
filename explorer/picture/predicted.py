"""What a verdict on a prediction says, as a teacher would: names in backquotes, never the answer itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.model.graph import Graph, Node
from explorer.model.prediction.diagnosis import Verdict
from explorer.model.prediction.question import Guess, Question, Slip

from .numbers import number

LONGEST = 26  # characters of an expression in a sentence
LISTED = 6  # numbers of a typed array that are said again
MODULE = re.compile(r"\b(?:np|numpy|mg|engine|math|nd|nnet)\.(?=[A-Za-z])")

# Of each slip: what it is called in the list of slips, and what is said of it; by kind of question where that matters.
LABELS: Mapping[str, str] = {
    "upstream": "left out what arrived from above",
    "local": "left out the local derivative",
    "sign": "lost a sign",
    "value": "the value instead of the slope",
    "path": "forgot a path",
    "stale": "an old value",
    "unnulled": "an old gradient was not nulled",
    "transposed": "rows and columns exchanged",
    "broadcast": "copies not added up",
    "exchanged": "operands exchanged",
    "times": "multiplied too early",
    "term": "another path's term",
    "sum": "the sum for the term",
    "sibling": "another operand's share",
    "another": "another gradient",
    "operand": "an operand instead of the result",
    "operation": "another operation",
    "cell": "another cell",
    "waits": "passed on too early",
    "done": "passed on twice",
    "leaf": "passed on from a leaf",
    "constant": "passed on from a constant",
    "unreached": "passed on before anything came",
}
SAID: Mapping[str, str] = {
    "upstream contribution": "That is half of it: {typed} is how much {child} moves when {parent} moves. "
    "What arrived at {child} from above is left out.",
    "upstream gradient": "The local derivatives alone give {typed}. What arrived from above, which multiplies them, "
    "is left out.",
    "local contribution": "That is half of it: {typed} is what arrived at {child}. "
    "How much {child} moves when {parent} moves is left out.",
    "local local": "{typed} is what arrived at {child}. Asked is only how much {child} moves when {parent} moves.",
    "local gradient": "What arrived is there. The local derivative on the last stretch, or further up, is left out.",
    "sign": "The size is right. Look at the sign again.",
    "sign gradient": "A sign was lost: at least one of the terms goes the other way.",
    "value": "{typed} is {node} itself. Asked is how much {target} moves when {parent} moves, not what {node} is.",
    "value local": "{typed} is {node} itself. Asked is how much {child} moves when {parent} moves.",
    "path": "A path is missing. {target} depends on {parent} in several ways; what comes back by each is added up.",
    "stale": "That comes of an old number: {node} has been changed by then.",
    "unnulled": "That is this turn's gradient and the one of the turn before together. The old one is nulled first.",
    "transposed": "The numbers are right, but rows and columns are exchanged.",
    "broadcast": "{parent} was copied to fit. What comes back to its copies has to be added up, "
    "so that it has the shape of {parent} again.",
    "exchanged": "That is what comes out with the two operands exchanged.",
    "times": "That is what {child} passes on, with what arrived already in it. Asked is the local derivative alone.",
    "term": "That comes through {node}, which uses {parent} as well. Asked is only what {child} passes to {parent}.",
    "sum": "That is all that {parent} gets. Asked is only what {child} passes to it.",
    "sibling": "That belongs to {node}. Asked is {parent}.",
    "another": "That is the gradient of {node}. Asked is that of {parent}.",
    "operand": "{typed} is {node} itself. Asked is what is made of it.",
    "operation": "With these operands another operation gives {typed}. Look at the line again.",
    "cell": "That number is in the array, but in another cell.",
    "waits": "{node} has still to pass something to it. A value passes on only when all has come.",
    "done": "It has passed on all that it had.",
    "leaf": "It was given, not computed: nothing lies behind it that it could pass on to.",
    "constant": "It is constant: no gradient flows through it.",
    "unreached": "Nothing has come to it yet: {node} has to be first.",
}
WRONG = "Not yet. None of the usual slips gives {typed}. The hints below lead there step by step."
NEAR = "Close, but not it: check the arithmetic."
ROUGH = "Nearly: give it in three digits, or as an expression such as 1/3. This costs nothing."
RIGHT = "Right."
ALSO = "Right: all has come to it, so it could be next as well. This walk takes another one first."
LATE = "This cannot be judged: the numbers of this array were too many to be kept. It is shown."


def predicted(graph: Graph, guess: Guess, verdict: Verdict | None) -> dict[str, Any]:
    """The verdict by name, its sentence, whether it counts as an attempt, and the slips that it names."""
    question = guess.question
    told = Verdict("late") if verdict is None else verdict
    return {
        "question": [question.kind, question.key, question.cell],
        "text": guess.text,
        "verdict": told.said,
        "counts": told.counts,
        "said": _said(graph, question, told),
        "slips": [{"name": slip.name, "label": LABELS[slip.name], "node": slip.node} for slip in told.slips],
    }


def _said(graph: Graph, question: Question, verdict: Verdict) -> str:
    fillings = _fillings(graph, question, verdict)
    if verdict.said == "slip":
        return _of_slip(verdict.slips[0], graph, question, fillings)
    if verdict.said == "slips":
        ways = " or ".join(f"“{LABELS[slip.name]}”" for slip in verdict.slips)
        return f"Not yet. {fillings['typed']} comes out by more than one slip: {ways}."
    if verdict.said == "wrong" and verdict.cells:
        return f"{len(verdict.cells)} of {_size(graph, question)} numbers are right: {_places(verdict.cells)}."
    return OTHERS[verdict.said].format_map({**fillings, "why": verdict.why, "shape": _shape(graph, question)})


OTHERS: Mapping[str, str] = {
    "right": RIGHT,
    "also": ALSO,
    "wrong": WRONG,
    "near": NEAR,
    "rough": ROUGH,
    "late": LATE,
    "unread": "{why}",
    "shape": "{shape} This costs nothing.",
}


def _of_slip(slip: Slip, graph: Graph, question: Question, fillings: Mapping[str, str]) -> str:
    template = SAID.get(f"{slip.name} {question.kind}") or SAID[slip.name]
    return template.format_map({**fillings, "node": _name(graph, slip.node, fillings["parent"])})


def _fillings(graph: Graph, question: Question, verdict: Verdict) -> dict[str, str]:
    if question.kind in ("value", "gradient"):
        child = parent = question.key
    else:
        child, parent = graph.edges[question.key].child, graph.edges[question.key].parent
    names = {"child": child, "parent": parent, "target": graph.target}
    return {
        **{which: _name(graph, node, "the target") for which, node in names.items()},
        "typed": _numbers(verdict.typed),
    }


def _name(graph: Graph, node: int | None, otherwise: str) -> str:
    return otherwise if node is None or node >= len(graph.nodes) else f"`{called(graph.nodes[node])}`"


def called(node: Node) -> str:
    """A value in a sentence: its name, else the beginning of the text that made it."""
    if node.name:
        return node.name + node.mark
    text = MODULE.sub("", node.text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _numbers(typed: Sequence[float]) -> str:
    if len(typed) == 1:
        return number(typed[0], trim=True)
    listed = ", ".join(number(each, trim=True) for each in typed[:LISTED])
    return f"[{listed}{', …' if len(typed) > LISTED else ''}]"


def _asked_of(graph: Graph, question: Question) -> tuple[int, ...]:
    """The shape of what is asked for."""
    key = question.key if question.kind in ("value", "gradient") else graph.edges[question.key].parent
    return () if question.cell is not None else graph.nodes[key].value.shape


def _size(graph: Graph, question: Question) -> int:
    size = 1
    for length in _asked_of(graph, question):
        size *= length
    return size


def _shape(graph: Graph, question: Question) -> str:
    shape = _asked_of(graph, question)
    if not shape:
        return "One number is asked for."
    rows = "[" + ", ".join("?" * shape[-1]) + "]"
    for length in shape[-2::-1]:
        rows = "[" + ", ".join([rows] * length) + "]"
    return f"It has {_size(graph, question)} numbers: write {rows}."


def _places(cells: Sequence[int]) -> str:
    ordinals = ("the first", "the second", "the third", "the fourth", "the fifth", "the sixth")
    said = [ordinals[cell] if cell < len(ordinals) else f"number {cell + 1}" for cell in cells]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
