# ruff: noqa: E501 -- a table of patterns
"""Regular expressions match here what they match in Python, at once or not at all."""

import io
import random
import re
from contextlib import redirect_stdout

from tests.each import each

from .running import confined

TEXT = "The cat sat on 3 mats, at 10:45 on 2024-01-05 -- the 'other' cat's 2.50 euro hat! a_b x@y.org\n\nEnd aaaa abab"
PATTERNS = [
    r"\w+", r"[aeiou]", r"\bcat\b", r"(\d+)-(\d+)-(\d+)", r"(?P<hour>\d+):(?P<minute>\d+)", r"(a|ab)(c|bcd)?(d*)", r"a*?b", r"a+?",
    r"(a)(b)?", r"(?i)THE", r"^\w", r"(?m)^\w+", r"\s*$", r"(\w)\1", r"(?<=a)t", r"(?<!a)t", r"a(?=b)", r"a(?!b)", r"[^\w\s]+", r"\d+\.?\d*",
    r"(?:ab)+", r"(ab)+", r"((a)|(b))+", r"x*", r"", r"$", r"\b", r"(?s).+", r".+", r"[a-c]{2,3}", r"(a{1,2}){2}", r"(?>a+)b", r"a++b", r"a*+",
    r"(a)?(?(1)b|c)", r"\w+@\w+\.\w+", r"'[^']*'", r"(?x) \d+ \s # a number", r"\u00e9|e", r"[\w']+|[.,!]", r"(?:(a)|b)*", r"(?P<x>a)(?P=x)", r"\Athe|\AThe", r"\d\Z|b\Z",
    "(", "a**", "[z-a]", r"(?P<1>a)", r"\1", "(?<=a*)b", "a{3,2}",
]  # fmt: skip
PROGRAM = """
import re
p, t = {!r}, {!r}
try:
    r = re.compile(p)
    print([m.span() for m in r.finditer(t)], r.findall(t), r.groups, r.groupindex)
    m = r.search(t)
    print(m and (m.groups(), m.group(), m.groupdict(), m.start(), m.end(), m.lastgroup), r.fullmatch(t), r.match(t))
    print(r.sub('<x>', t), r.subn(r'[\\\\g<0>]', t, count=2), r.split(t, maxsplit=3), r.sub(lambda m: m.group().upper(), t))
except (re.error, ValueError) as e:
    print('no pattern')
"""
ATOMS = [r"a", "b", "c", ".", r"\w", "[ab]", "[^a]", r"\b", "^", "$"]
TIMES = ["", "", "", "*", "+", "?", "{1,2}", "*?", "+?", "??"]
DRAWN, DEEP = 60, 2


def python(source: str) -> str:
    """What Python prints."""
    output = io.StringIO()
    with redirect_stdout(output):
        exec(source, {})
    return output.getvalue()


def drawn(chance: random.Random, depth: int = 0) -> str:
    """A pattern."""
    pieces = []
    for _ in range(chance.randrange(4)):
        atom = chance.choice(ATOMS)
        if depth < DEEP and chance.random() < 0.4:
            atom = chance.choice(["({})", "(?:{})", "({})"]).format(drawn(chance, depth + 1))
        pieces.append(atom if atom in ("^", "$", r"\b") else atom + chance.choice(TIMES))
    return "".join(pieces) + ("|" + drawn(chance, depth + 1) if depth < DEEP and chance.random() < 0.3 else "")


@each("pattern", PATTERNS)
def test_a_pattern_matches_what_it_matches_in_python(pattern: str) -> None:
    source = PROGRAM.format(pattern, TEXT)
    outcome = confined(source)
    assert outcome.error is None, outcome.error
    assert outcome.output == python(source)


def test_drawn_patterns_match_what_they_match_in_python() -> None:
    for number in range(DRAWN):
        chance = random.Random(number)
        source = PROGRAM.format(drawn(chance), "".join(chance.choices("aabbc \n", k=8)))
        outcome = confined(source, seconds=60.0)
        assert outcome.error is None, (source, outcome.error)
        assert outcome.output == python(source), source


def test_a_pattern_that_goes_back_for_ever_ends_with_the_budget_and_not_with_the_clock() -> None:
    outcome = confined("import re\nre.match('(a+)+$', 'a' * 40 + 'b')", seconds=600.0)
    assert outcome.error is not None
    assert outcome.error.message == "The program handled more than 6,000,000 items."
    assert outcome.error.line == 2


def test_every_word_of_a_long_text_is_found_in_time() -> None:
    outcome = confined("import re\nprint(len(re.findall(r'[a-z]+', 'word and word ' * 5000)))", seconds=60.0)
    assert (outcome.error, outcome.output) == (None, "15000\n")
    assert re.findall("[a-z]+", "word and") == ["word", "and"]
