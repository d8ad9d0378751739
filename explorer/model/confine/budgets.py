"""The words for each budget when it is spent."""

from __future__ import annotations

# budget: (what happened, what to do)
BUDGETS = {
    "source": ("The program is longer than {limit} characters", "Keep only the part of it that you want to see."),
    "nesting": ("The text is nested more than {limit} levels deep", "Give inner parts a name on a line of their own."),
    "syntax": ("The program has more than {limit} parts", "Use a loop or a function instead of repeated text."),
    "steps": ("The program took more than {limit} steps", "Does a loop go on forever? Let it end sooner."),
    "seconds": ("The program ran longer than {limit} seconds", "Use fewer turns or smaller arrays."),
    "starved": (
        "The machine had too much else to do to finish this program",
        "Press Run to try again. Nothing that you typed is lost.",
    ),
    "nodes": ("The program made more than {limit} tensors", "Use fewer turns, or whole arrays instead of loops."),
    "operands": ("Operations on tensors had more than {limit} operands in all", "Join fewer tensors at a time."),
    "elements": ("This would make an array of more than {limit} elements", "Use a smaller shape."),
    "bytes": ("The program would hold more than {limit} bytes together", "Use smaller or fewer arrays and lists."),
    "flops": ("The program's arrays needed more than {limit} operations", "Use smaller arrays or fewer turns."),
    "depth": ("Calls go too deep (at most {limit}), or in circles", "Does a function call itself without an end?"),
    "crossings": (
        "Generators, special methods or keys run too deep inside one another, or in circles",
        "Does one of them ask for itself without an end? A plain function may go deeper.",
    ),
    "bits": ("This would make a whole number of more than {limit} bits", "Use floats, such as 2.0."),
    "sequence": ("This would make a sequence of more than {limit} items", "Use a shorter one, or a NumPy array."),
    "items": ("The program handled more than {limit} items", "Use shorter lists and texts, or NumPy arrays."),
    "inside": ("Values are nested more than {limit} levels deep", "Keep lists and tuples flatter."),
    "output": ("The program printed more than {limit} characters", "Print less, for instance only every tenth turn."),
}
