"""Neural networks: activations, layers, losses, first values of parameters; all names also directly from here."""

from engine.nnet import activations, initializers, layers, losses
from engine.nnet.activations import *  # noqa: F403
from engine.nnet.initializers import *  # noqa: F403
from engine.nnet.layers import *  # noqa: F403
from engine.nnet.losses import *  # noqa: F403

__all__ = [
    "activations", "initializers", "layers", "losses",
    *activations.__all__, *initializers.__all__, *layers.__all__, *losses.__all__,
]
