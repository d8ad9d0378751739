"""Contrast, computed from the tokens: text 4.5:1 and graphics 3:1 on every background they stand on, in both themes."""

from __future__ import annotations

import re
from itertools import product

import pytest

from explorer.picture.palette import COLOURS, FONTS, FORCED, THEMES, colour, contrast, css
from tests.each import each

TINTS = ("done", "pos-tint", "neg-tint", "back-tint", "kept-tint", "now-tint")
GROUNDS = ("paper", "card", *TINTS)

TEXT = {  # text token: the backgrounds it is read on
    "ink": GROUNDS,
    "soft": GROUNDS,
    "pos": GROUNDS,
    "neg": GROUNDS,
    "back": GROUNDS,
    "paper": ("ink",),  # the main button
}
GRAPHICS = {  # line, dot or outline token: the backgrounds it is seen against
    "edge": ("paper", "card", "done", "pos-tint", "neg-tint"),
    "back": GROUNDS,
    "kept": GROUNDS,
    "pos": ("paper", "card"),
    "neg": ("paper", "card"),
    **dict.fromkeys(("plot-1", "plot-2", "plot-3", "plot-4"), ("paper", "card")),
    "ink": (*GROUNDS, "now"),  # the outline without which yellow would not be seen
}
CASES = [
    (theme, token, background, least)
    for least, table in ((4.5, TEXT), (3.0, GRAPHICS))
    for token, backgrounds in table.items()
    for theme, background in product(THEMES, backgrounds)
    if not (theme == "dark" and (token, background) == ("ink", "now"))  # there the outline parts yellow from dark
]


@each("theme, token, background, least", CASES)
def test_it_can_be_read(theme, token, background, least):
    assert contrast(colour(token, theme), colour(background, theme)) >= least


def test_yellow_alone_is_seen_on_dark_paper():
    assert contrast(colour("now", "dark"), colour("paper", "dark")) >= 3


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


def test_every_token_is_a_custom_property_in_both_themes_and_where_the_system_chooses():
    light, dark, forced, fonts = css().splitlines()
    for token, (by_day, by_night) in COLOURS.items():
        assert f"--{token}: {FORCED[token]};" in forced
        assert f"--{token}: {by_day};" in light
        assert f"--{token}: {by_night};" in dark
    assert all(f"--{name}: {font};" in fonts for name, font in FONTS.items())


def test_colours_are_written_the_same_way():
    assert all(re.fullmatch("#[0-9a-f]{6}", shade) for pair in COLOURS.values() for shade in pair)
