"""NumPy's functions for tensors, under NumPy's names and with NumPy's signatures; and the engine's switches.

A function is a row of engine.rules, applied, or it is composed of other functions. `@implements(np.function)` has NumPy
call ours when it is given a tensor; `@composes` does so, too, for one that is composed: its errors name it.
"""

from engine.functions import (
    applying,
    calculus,
    choice,
    contractions,
    counting,
    digits,
    joining,
    matrices,
    ordering,
    pieces,
    plain,
    products,
    reductions,
    selection,
    shapes,
    statistics,
    switches,
    ufuncs,
    without_nan,
)
from engine.functions import eigenvalues as _eigenvalues  # noqa: F401
from engine.functions import methods as _methods  # noqa: F401
from engine.functions import spacing as _spacing  # noqa: F401
from engine.functions import ufunc_methods as _ufunc_methods  # noqa: F401
from engine.functions.applying import *  # noqa: F403
from engine.functions.calculus import *  # noqa: F403
from engine.functions.choice import *  # noqa: F403
from engine.functions.contractions import *  # noqa: F403
from engine.functions.counting import *  # noqa: F403
from engine.functions.digits import *  # noqa: F403
from engine.functions.joining import *  # noqa: F403
from engine.functions.matrices import *  # noqa: F403
from engine.functions.ordering import *  # noqa: F403
from engine.functions.pieces import *  # noqa: F403
from engine.functions.plain import *  # noqa: F403
from engine.functions.products import *  # noqa: F403
from engine.functions.reductions import *  # noqa: F403
from engine.functions.selection import *  # noqa: F403
from engine.functions.shapes import *  # noqa: F403
from engine.functions.statistics import *  # noqa: F403
from engine.functions.switches import *  # noqa: F403
from engine.functions.ufuncs import *  # noqa: F403
from engine.functions.without_nan import *  # noqa: F403

__all__ = [
    *applying.__all__, *calculus.__all__, *choice.__all__, *contractions.__all__, *counting.__all__,
    *digits.__all__, *joining.__all__, *matrices.__all__, *ordering.__all__, *pieces.__all__, *plain.__all__,
    *products.__all__, *reductions.__all__, *selection.__all__, *shapes.__all__, *statistics.__all__,
    *switches.__all__, *ufuncs.__all__, *without_nan.__all__,
]
