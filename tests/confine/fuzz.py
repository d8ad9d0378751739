"""Programs by the thousand, mutated from the harmless and the hostile: `python -m tests.confine.fuzz 20000 [seed [1]]`.

With the 1 they go through the jail. Each must end as an Outcome, in time, whatever it says; what does not is printed.
"""

import io
import random
import sys
import time
import tokenize
from collections.abc import Iterator

import numpy as np

import engine as mg
from explorer.model.confine import Limits, attributes, execute
from explorer.model.confine.names import arrays, draws, engine, kinds, maths, python
from explorer.model.isolate import DIED, KILLED, isolated
from explorer.model.program import Failure, Program
from explorer.model.run import run

from .hostile import ARRAYS, BOMBS, ESCAPES, NUMPY, TEXTS
from .programs import PROGRAMS
from .running import Silent

IMPORTS = "import numpy as np\nimport engine as mg\nimport math\nx = np.ones((2, 3))\nt = mg.tensor([1.0, 2.0])\n"
OWNERS = {"x": np.ndarray, "t": mg.Tensor, "'ab'": str, "[3, 1]": list, "{1: 2}": dict, "{1, 2}": set, "(1, 2)": tuple}
SEEDS = [*PROGRAMS, *ESCAPES, *NUMPY, *BOMBS, *ARRAYS, *TEXTS]
LONGEST = 6.0
LIMITS = Limits(steps=20_000, items=1_000_000, flops=50_000_000, elements=500_000, bytes=50_000_000)


VALUES = """
    0 1 -1 2.5 3 10**4 10**9 2**60 2**5000 1e308 None True '' 'ab' 'float32' 'O' 'ij,jk->ik' 'i,j->ij' '%9d' '{:>9}'
    [] () {} [1,2] [[1.,2.],[3.,4.]] (2,3) (10**5,10**5) [10**9] x t x.T t.grad t.data x[0] x>0 np.nan np.inf
    np.float32 np.pi float int str list Exception np mg print len np.sin mg.exp t.backward range(3) range(10**9)
    lambda*a:0 lambda*a:a[0]*2 (i*2.for(i)in[1,2]) [x,x] (x,t) [t]*3 slice {1:2} ...
"""
OPTIONS = """
    axis dtype out shape size n k N M num repeats axes keepdims where key sep end constant mode order default start
    reverse
"""

SIGNS = """
    + - * / // % ** @ << >> & | ^ ~ < > == != = += -= ( ) [ ] { } , : . := * **
"""

SYNTAX = "if else for in while def return lambda try except finally with as not and or is del global"


def names() -> list[str]:
    """Permitted functions and methods."""
    listed = " ".join([*arrays.GROUPS.values(), *engine.OURS.values()]).split()
    of_values = [f"{value}.{name}" for value, kind in OWNERS.items() for name in attributes.ATTRIBUTES[kind]]
    rooms = [f"np.linalg.{name}" for name in " ".join(arrays.LINEAR.values()).split()]
    rooms += [f"mg.nnet.{name}" for name in " ".join(engine.LAYERS.values()).split()]
    rooms += [f"{room}.random.{name}" for room in ("np", "mg") for name in " ".join(draws.GROUPS.values()).split()]
    rooms += [f"math.{name}" for name in maths.LIGHT]
    own = [*python.FUNCTIONS, *(kind.__name__ for kind in kinds.TYPES), "type"]
    return [*(f"{room}.{name}" for room in ("np", "mg") for name in listed), *of_values, *rooms, *own, *own]


TAME = """
    x t x x.T t x[0] 0 1 2 3 (2,3) [1.0,2.0] [x,x] (t,t) np.eye(3) np.arange(6) mg.ones((2,2)) 'ab' [3,1]
"""


def call(chance: random.Random) -> str:
    """A permitted function with arguments of all kinds; most calls are nearly sensible."""
    pool = (VALUES if chance.random() < 0.3 else TAME).split()
    args = chance.choices(pool, k=chance.choice((1, 1, 1, 2, 2, 3)))
    options = [
        f"{chance.choice(OPTIONS.split())}={chance.choice(pool)}" for _ in range(chance.choice((0, 0, 0, 0, 1, 2)))
    ]
    return f"r = {chance.choice(CALLED)}({', '.join([*args, *options])})"


def mutated(source: str, chance: random.Random, pool: list[str]) -> str:
    """The program with some of its tokens replaced, dropped, doubled or swapped."""
    try:
        tokens = [token.string for token in tokenize.generate_tokens(io.StringIO(source).readline)]
    except (tokenize.TokenError, SyntaxError, ValueError):
        tokens = source.split(" ")
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        place = chance.randrange(len(tokens) or 1)
        tokens[place : place + chance.choice((0, 1, 1, 2))] = chance.choices(pool, k=chance.choice((0, 1, 1, 2)))
    return " ".join(tokens).replace("\n ", "\n")


CALLED = names()
POOL = [*CALLED, *(3 * (VALUES + SIGNS).split()), *SYNTAX.split()]
FOLLOWED = [
    "",
    "\nr",
    "\nprint(r, [r])",
    "\nr = r + r * x",
    "\nmg.sum(r).backward()",
    "\nfor v in r: v",
    "\nr[0], r == r, r in [r]",
    "\n{r: 1}",
]


def programs(count: int, seed: int) -> Iterator[str]:
    """That many programs."""
    chance = random.Random(seed)
    for _ in range(count):
        if chance.random() < 0.75:
            yield IMPORTS + call(chance) + chance.choice(FOLLOWED)
        else:
            yield IMPORTS + mutated(chance.choice(SEEDS), chance, POOL)


def alone(source: str) -> Failure | None:
    """The policy alone, in this process."""
    return execute(Program(source), limits=LIMITS, watcher=Silent()).error


def apart(source: str) -> Failure | None:
    """The whole run, in a child; a child that died is a problem of ours."""
    error = isolated(run)(Program(source), LIMITS).error
    if error is not None and error.message in (DIED, KILLED.format(seconds=2 * LIMITS.seconds)):
        raise ChildProcessError(error.message)
    return error


def main(count: int, seed: int = 0, through_the_jail: int = 0) -> int:
    """How many did not end as they should."""
    wrong, perform = 0, apart if through_the_jail else alone
    for number, source in enumerate(programs(count, seed)):
        began = time.thread_time()
        try:
            error = perform(source)
            said = error is None or (0 < len(error.message) < 2_000 and error.remedy)
            problem = "" if said else f"says {error}"
        except BaseException as raised:
            problem = f"{type(raised).__name__}: {raised}"
        taken = time.thread_time() - began
        if problem or taken > LONGEST:
            wrong += 1
            print(f"--- {number}: {taken:.1f} s {problem[:300]}\n{source[len(IMPORTS) :][:500]}", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(*map(int, sys.argv[1:])), 1))
