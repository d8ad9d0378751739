"""Work that takes time: answers are bounded by the seconds of the processor, so that a busy machine gives the same."""

from explorer.model.confine.clock import spent


def work(seconds: float) -> None:
    """Keeps the processor busy for so many of its seconds."""
    end = spent() + seconds
    while spent() < end:
        pass
