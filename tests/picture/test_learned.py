"""How a program learns, as the page gets it: what is packed is what was said, and troubles are sentences."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from explorer.lessons import lesson
from explorer.model.learning.exam import Learned, Learning, Size
from explorer.model.learning.learner import learn
from explorer.model.program import Program
from explorer.model.run import LIMITS
from explorer.picture.learned import learned


@pytest.fixture(scope="module")
def seen() -> Learned:
    source = lesson("moons").program.source.replace("range(150)", "range(30)")
    return learn(Program(source), Learning(), {}, LIMITS.within(60.0))


def unpacked(text: str, kind: str) -> np.ndarray:
    return np.frombuffer(b64decode(text), kind)


def test_losses_and_rows_are_packed_to_seven_digits(seen: Learned) -> None:
    told = learned(seen)
    assert np.allclose(unpacked(told["losses"], "<f4"), seen.losses, rtol=1e-6)
    assert np.allclose(unpacked(told["tests"], "<f4"), seen.tests, rtol=1e-6)
    assert seen.train and np.allclose(unpacked(told["train"]["X"], "<f4"), seen.train.X.ravel(), atol=1e-6)
    assert (told["train"]["count"], told["test"]["count"], told["turns"], told["classes"]) == (210, 90, 30, 2)


def test_what_the_model_says_is_packed_to_a_part_of_its_reach(seen: Learned) -> None:
    told = learned(seen)
    for exam, packed in zip(seen.exams, told["exams"], strict=True):
        assert exam.grid is not None
        read = unpacked(packed["grid"], "<i2") / 32_767 * told["reach"] + told["middle"]
        assert np.abs(read - exam.grid).max() <= told["reach"] / 32_767
        assert len(packed["wrong"]) == int((np.sign(exam.train) != seen.train.y).sum() if seen.train else -1)


def test_a_unit_is_a_small_picture_of_what_it_answers(seen: Learned) -> None:
    [layer] = learned(seen)["exams"][-1]["layers"]
    pictures = seen.exams[-1].layers[0].pictures
    assert pictures is not None
    read = unpacked(layer["pictures"], "i1").reshape(layer["shape"]) / 127 * layer["most"]
    assert np.abs(read - pictures).max() <= layer["most"] / 127


def test_it_says_how_sure_a_model_is_of_each_of_many_classes(seen: Learned) -> None:
    told = learned(seen)
    assert (told["meaning"], "sure" in told["exams"][0]) == ("score", False)
    assert seen.train and seen.grid
    y = np.arange(len(seen.train.y)) % 3
    scores = np.random.default_rng(1).normal(size=(len(seen.grid.rows), 3))
    train = scores[: len(y)]
    loss = float(np.mean(np.log(np.exp(train).sum(axis=1)) - train[np.arange(len(y)), y]))
    exam = replace(seen.exams[-1], turn=0, grid=scores, train=train, test=None)
    told = learned(replace(seen, losses=(loss,), train=replace(seen.train, y=y), test=None, exams=(exam,)))
    read = unpacked(told["exams"][0]["sure"], "u1") / 255
    softmax = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    assert np.abs(read - softmax.max(axis=1)).max() <= 0.5 / 255 + 1e-12


def test_what_is_no_number_stays_none(seen: Learned) -> None:
    last = seen.exams[-1]
    assert last.grid is not None
    lost = replace(last, grid=np.where(np.arange(last.grid.size) < 3, np.nan, last.grid))
    told = learned(replace(seen, exams=(lost,)))
    assert (unpacked(told["exams"][0]["grid"], "<i2") == -32_768).sum() == 3


def test_troubles_are_said_with_their_numbers(seen: Learned) -> None:
    sizes = (Size("A", (2, 8), 1.0, 1e-7), Size("B", (8, 1), 1.0, 0.5), Size("c", (1,), 1.0, float("nan")))
    layer = replace(seen.exams[-1].layers[0], dead=(1, 2, 3), full=(4,))
    sick = replace(seen.exams[-1], sizes=sizes, layers=(layer,))
    said: Any = learned(replace(seen, exams=(seen.exams[0], sick)))["exams"][1]["said"]
    losses = (1.0, *(0.99 - 0.001 * at for at in range(29)))
    first = replace(seen.exams[0], turn=0, sizes=(Size("A", (2, 2), 1.0, 0.5),))
    slow = replace(seen.exams[-1], turn=29, layers=(), sizes=(Size("A", (2, 2), 1.0, 0.45),))
    tired: Any = learned(replace(seen, losses=losses, exams=(first, slow)))["exams"][1]["said"]
    assert tired == [
        "Slow: the loss has fallen at every turn, but in 29 turns by 3.8 % only, and at least half of the first "
        "gradient is left: a larger rate may go faster."
    ]
    assert said == [
        "The gradient of c is no number any more.",
        "The gradient vanishes at A: it is 2.0e−7 times that of the layer with the largest one.",
        "3 of 16 units of hidden layer 1 are dead: 0 for every row, so no gradient gets through.",
        "1 of 16 units of hidden layer 1 is saturated: flat at an end, for every row.",
    ]


def test_without_a_model_there_are_the_losses(seen: Learned) -> None:
    told = learned(replace(seen, exams=(), trouble="no"))
    assert (told["trouble"], told["turns"], "exams" in told) == ("no", 30, False)
