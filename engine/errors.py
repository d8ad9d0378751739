"""All errors of the engine, as a tree. Each message names the operation, the shapes and the remedy."""


class EngineError(Exception):
    """Anything that the engine refuses to do."""


MyGradException = EngineError


class InvalidGradient(EngineError):
    """A head gradient, or a rule's result, that does not fit its tensor."""


class InvalidBackprop(EngineError):
    """Back-propagation reached a part of the graph that was cleared before."""


class DisconnectedView(EngineError):
    """A view and its base no longer belong to the same graph."""
