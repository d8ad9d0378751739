"""contextlib, the part of it that closes several blocks in turn."""

SOURCE = r"""
class ExitStack:
    def __init__(self):
        self._ends = []

    def enter_context(self, block):
        entered = block.__enter__()
        self._ends.append(block.__exit__)
        return entered

    def push(self, block):
        self._ends.append(block.__exit__ if hasattr(block, '__exit__') else block)
        return block

    def callback(self, function, *args, **options):
        self._ends.append(lambda *error: function(*args, **options) and False)
        return function

    def pop_all(self):
        other = ExitStack()
        other._ends, self._ends = self._ends, []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        raised, pending = error, None
        while self._ends:
            try:
                if self._ends.pop()(type(raised) if raised else None, raised, None):
                    raised = pending = None
            except Exception as another:
                raised = pending = another
        if pending is not None:
            raise pending
        return error is not None and raised is None


class closing:
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *error):
        self.thing.close()
"""
