"""More than three thousand short programs by area, made from the tables in behaviour.txt."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

# A table of one kind: its entries are separated by bars and ends of lines, or are `name = program` line by line.
TABLES = dict(
    table.removeprefix("[").split("]\n", 1)
    for table in Path(__file__).with_name("behaviour.txt").read_text(encoding="utf-8").strip().split("\n\n")
)

# After its statements a program shows the result and what became of the tensors that it began from.
TOLD = f"\n{TABLES['TOLD']}\n"


def entries(table: str) -> list[str]:
    parts = TABLES[table].replace("\n", " | ").split(" | ")
    return [part.replace("nothing", "").replace("\\n", "\n") for part in parts]


def named(table: str) -> dict[str, str]:
    return dict(line.split(" = ", 1) for line in TABLES[table].strip().split("\n"))


def cases() -> Iterator[tuple[str, str]]:
    """Area and program."""
    begun, matrix = named("X"), named("X")["matrix"]
    fixed = matrix.replace("]])", "]], constant=True)")
    yield from of_ufuncs(begun)
    for name, along, x in product(entries("REDUCED"), entries("ALONG"), ("matrix", "number")):
        yield "reductions", f"{begun[x]}; y = mg.{name}(x, {along})"
    for call, x in product(entries("SHAPES"), (matrix, fixed)):
        yield "shapes", f"{x}; y = mg.{call}"
    for index in entries("INDICES"):
        yield "indexing", f"{matrix}; y = x[{index}]"
        yield "indexing", f"{matrix}; z = x * 2.; y = z[{index}]; y = y * y"
    for index, value in product(("0", "...", ":, 0", "[0, 1]", "x > .5", "0, 1", "::-1", "7"), entries("WRITTEN")):
        then = f"x[{index}] = {value}; y = x * w; see(w.grad, x.creator is None)"
        yield "writing", f"{matrix}; w = mg.tensor([[1., 2., 3.], [4., 5., 6.]]); {then}"
    for update, x in product(entries("UPDATES"), named("BEGUN").values()):
        other = "w = mg.tensor([[1., 2., 3.], [.5, .6, .7]]); o = x"
        yield "updates", f"{x}; {other}\n{update}\nsee(o is x, x.base is None); y = x * x"
    yield from of_rooms(matrix, fixed)
    for life, x in product(entries("LIVES"), ("number", "vector", "constant", "computed", "view", "integers")):
        yield "lives of graphs", f"{begun[x]}\n{life}"
    for method, x in product(entries("METHODS"), ("number", "vector", "constant", "integers", "view")):
        yield "methods", f"{begun[x]}; y = {method}"


def of_ufuncs(begun: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, x in product(entries("UNARY"), begun.values()):
        yield "unary ufuncs", f"{x}; y = mg.{name}(x)"
    for name, x in product(entries("OTHERS"), ("number", "vector", "float32", "constant", "empty", "view")):
        yield "functions of one number", f"{begun[x]}; y = mg.{name}(x)"
    for name, second in product(entries("BINARY"), entries("SECOND")):
        yield "binary ufuncs", f"{begun['vector']}; y = mg.{name}(x, {second})"
        yield "binary ufuncs", f"{begun['vector']}; y = mg.{name}({second}, x)"
        yield "binary ufuncs", f"x = mg.tensor([.3, .6, .9], constant=True); y = mg.{name}(x, {second})"
    for name, said in product(entries("UNARY") + entries("BINARY"), entries("SAID")):
        operands = "x, x" if name in entries("BINARY") else "x"
        mask = "m = np.array([True, False, True])"
        yield "keywords of ufuncs", f"{begun['vector']}; {mask}; y = mg.{name}({operands}, {said})"
    for name, x in product(entries("NUMPYS"), ("vector", "constant", "integers", "computed")):
        for operands in ("x", "x, x"):
            yield "NumPy's ufuncs", f"{begun[x]}; y = np.{name}({operands})"


def of_rooms(matrix: str, fixed: str) -> Iterator[tuple[str, str]]:
    for call, value in product(entries("CREATED"), entries("VALUES")):
        yield "creation", f"x = mg.tensor(1.); y = mg.{call.format(value)}"
    for call in entries("MADE"):
        yield "creation", f"x = mg.tensor(1.); y = mg.{call}"
    others = entries("OPERANDS")
    for form, (one, other) in product(entries("OPERATORS"), [*product(["x"], others), *product(others[1:], ["x"])]):
        yield "operators", f"{TABLES['PAIRS']}; y = {form.format(one, other)}"
    for call in entries("LINEAR"):
        yield "products", f"{TABLES['MATRICES']}; y = mg.{call}"
    for call in entries("NETWORK"):
        room = "losses" if any(word in call for word in ("loss", "hinge", "likelihood", "cross")) else "activations"
        room = "layers" if call.startswith(("conv", "max_pool", "batch")) else room
        yield "networks", f"{TABLES['NETS']}; y = get(mg.__name__ + '.nnet.{room}').{call}"
    for call, x in product(entries("FUNCTIONS"), (matrix, fixed, f"{matrix} * 2.")):
        yield "NumPy's functions", f"{x}; y = {call}"
