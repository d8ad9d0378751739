"""Small pictures of the ten digits: glyphs of our own, moved about and blurred by chance."""

from __future__ import annotations

import numpy as np

SIDE = 8
GLYPHS = """
.###. ..#.. .###. ##### ...#. ##### ..##. ##### .###. .###.
#...# .##.. #...# ....# ..##. #.... .#... ....# #...# #...#
#..## ..#.. ....# ...#. .#.#. ####. #.... ...#. #...# #...#
#.#.# ..#.. ...#. ..##. #..#. ....# ####. ..#.. .###. .####
##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#
#...# ..#.. .#... #...# ...#. #...# #...# ..#.. #...# ...#.
.###. .###. ##### .###. ...#. .###. .###. ..#.. .###. .##..
"""
PICTURES = np.array(
    [
        [[sign == "#" for sign in part] for part in parts]
        for parts in zip(*map(str.split, GLYPHS.split("\n")[1:-1]), strict=True)
    ],
    float,
)
TALL, WIDE = PICTURES.shape[1:]


def digits(n: int = 200, noise: float = 0.2, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Pictures of digits, 8 x 8, each moved about, of another strength, with noise: X of shape (n, 64) from 0 to 1,
    y of shape (n,) with the digits themselves, 0 to 9."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 10, n)
    down, right = rng.integers(0, SIDE - TALL + 1, n), rng.integers(1, SIDE - WIDE, n)
    X = np.zeros((n, SIDE, SIDE))
    for at, digit in enumerate(y):
        X[at, down[at] : down[at] + TALL, right[at] : right[at] + WIDE] = PICTURES[digit]
    X *= rng.uniform(0.7, 1, (n, 1, 1))
    return np.clip(X + rng.normal(0, noise, X.shape), 0, 1).reshape(n, SIDE * SIDE), y
