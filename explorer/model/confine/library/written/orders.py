"""graphlib: things in an order in which each comes after those that it needs."""

SOURCE = r"""
class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._needed, self._followers, self._waiting = {}, {}, None
        for node, needs in (graph or {}).items():
            self.add(node, *needs)

    def _know(self, node):
        if node not in self._needed:
            self._needed[node], self._followers[node] = 0, []

    def add(self, node, *predecessors):
        if self._waiting is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        self._know(node)
        self._needed[node] += len(predecessors)
        for one in predecessors:
            self._know(one)
            self._followers[one].append(node)

    def prepare(self):
        if self._waiting is not None:
            raise ValueError('cannot prepare() more than once')
        self._waiting = [node for node, count in self._needed.items() if count == 0]
        self._out, self._done = set(), 0
        left, free = dict(self._needed), list(self._waiting)
        for node in free:
            for one in self._followers[node]:
                left[one] -= 1
                if left[one] == 0:
                    free.append(one)
        if len(free) < len(left):
            raise CycleError('nodes are in a cycle', [node for node, count in left.items() if count])

    def is_active(self):
        if self._waiting is None:
            raise ValueError('prepare() must be called first')
        return bool(self._waiting) or self._done < len(self._out)

    __bool__ = is_active

    def get_ready(self):
        if self._waiting is None:
            raise ValueError('prepare() must be called first')
        found = tuple(self._waiting)
        self._out.update(found)
        self._waiting = []
        return found

    def done(self, *nodes):
        for node in nodes:
            if node not in self._out:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            self._done += 1
            for one in self._followers[node]:
                self._needed[one] -= 1
                if self._needed[one] == 0:
                    self._waiting.append(one)

    def static_order(self):
        self.prepare()
        while self.is_active():
            found = self.get_ready()
            yield from found
            self.done(*found)
"""
