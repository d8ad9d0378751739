"""NumPy functions that are sentences of other functions: they need no rule of their own.

Each takes what NumPy's takes, tensors too, and gives a tensor; `np.<name>` comes here when it is given a tensor.
"""

from engine.compositions import (
    applying,
    calculus,
    counting,
    digits,
    matrices,
    ordering,
    pieces,
    products,
    selection,
    statistics,
    without_nan,
)
from engine.compositions import reductions as _reductions  # noqa: F401  (NumPy's calls come there)
from engine.compositions import spacing as _spacing  # noqa: F401
from engine.compositions import ufunc_methods as _ufunc_methods  # noqa: F401
from engine.compositions.applying import *  # noqa: F403
from engine.compositions.calculus import *  # noqa: F403
from engine.compositions.counting import *  # noqa: F403
from engine.compositions.digits import *  # noqa: F403
from engine.compositions.matrices import *  # noqa: F403
from engine.compositions.ordering import *  # noqa: F403
from engine.compositions.pieces import *  # noqa: F403
from engine.compositions.products import *  # noqa: F403
from engine.compositions.selection import *  # noqa: F403
from engine.compositions.statistics import *  # noqa: F403
from engine.compositions.without_nan import *  # noqa: F403
from engine.tensor import Tensor

__all__ = [
    *applying.__all__, *calculus.__all__, *counting.__all__, *digits.__all__, *matrices.__all__, *ordering.__all__,
    *pieces.__all__, *products.__all__, *selection.__all__, *statistics.__all__, *without_nan.__all__,
]

# Methods of tensors that are such functions, with the tensor first.
for _name in ("all", "argsort", "diagonal", "dot", "nonzero", "ptp", "round", "take", "trace"):
    setattr(Tensor, _name, globals()[_name])
