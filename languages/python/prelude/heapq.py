# SPDX-License-Identifier: MIT
"""Binary heaps in lists: heap[k] <= heap[2k+1] and heap[k] <= heap[2k+2]."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _up(heap, position):
    """The item at position moves towards the root."""
    item = heap[position]
    while position > 0:
        parent = (position - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[position] = above
        position = parent
    heap[position] = item


def _down(heap, position):
    """Smaller children move up until the hole is at a leaf; the item climbs from there, since it mostly belongs near the leaves."""
    end, start = len(heap), position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        other = child + 1
        if other < end and not heap[child] < heap[other]:
            child = other
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    while position > start:
        parent = (position - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[position] = above
        position = parent
    heap[position] = item


def heappush(heap, item, /):
    heap.append(item)
    _up(heap, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    for position in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, position)


class _Reversed:
    """A key in opposite order."""

    __slots__ = ("key",)

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return other.key < self.key


def merge(*iterables, key=None, reverse=False):
    heap = []
    for order, iterable in enumerate(iterables):
        iterator = iter(iterable)
        for value in iterator:
            heap.append(_entry(value, order, iterator, key, reverse))
            break
    heapify(heap)
    while heap:
        _, order, value, iterator = heap[0]
        yield value
        for following in iterator:
            heapreplace(heap, _entry(following, order, iterator, key, reverse))
            break
        else:
            heappop(heap)


def _entry(value, order, iterator, key, reverse):
    by = value if key is None else key(value)
    return _Reversed(by) if reverse else by, order, value, iterator


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
