"""NumPy's functions for tensors, under NumPy's names and with NumPy's signatures; and the engine's switches.

A module here defines functions with `@mirrors(np.function)`, which also has NumPy call them when it is given a tensor.
"""

from engine.functions import choice, joining, plain, products, reductions, shapes, switches, ufuncs
from engine.functions import operators as _operators  # noqa: F401  (adds to Tensor)
from engine.functions.choice import *  # noqa: F403
from engine.functions.joining import *  # noqa: F403
from engine.functions.plain import *  # noqa: F403
from engine.functions.products import *  # noqa: F403
from engine.functions.reductions import *  # noqa: F403
from engine.functions.shapes import *  # noqa: F403
from engine.functions.switches import *  # noqa: F403
from engine.functions.ufuncs import *  # noqa: F403

__all__ = [
    *choice.__all__, *joining.__all__, *plain.__all__, *products.__all__,
    *reductions.__all__, *shapes.__all__, *switches.__all__, *ufuncs.__all__,
]
