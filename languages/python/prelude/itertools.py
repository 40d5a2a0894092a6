# SPDX-License-Identifier: MIT
"""Iterators for looping."""
from _thread import allocate_lock as _allocate_lock


class count:
    def __init__(self, start=0, step=1):
        self.value = start
        self.step = step
        self._lock = _allocate_lock()  # threads draw numbers from one counter

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            value = self.value
            self.value = value + self.step
        return value

    def __repr__(self):
        if self.step == 1 and isinstance(self.step, int):
            return f"count({self.value!r})"
        return f"count({self.value!r}, {self.step!r})"


def cycle(iterable):
    saved = []
    for element in iterable:
        yield element
        saved.append(element)
    while saved:
        for element in saved:
            yield element


class repeat:
    def __init__(self, object, times=None):
        self.object = object
        self.times = times if times is None or times > 0 else 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.times is not None:
            if self.times == 0:
                raise StopIteration
            self.times -= 1
        return self.object

    def __len__(self):
        if self.times is None:
            raise TypeError("len() of unsized object")
        return self.times

    def __repr__(self):
        return f"repeat({self.object!r})" if self.times is None else f"repeat({self.object!r}, {self.times})"


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for element in iterator:
        total = total + element if func is None else func(total, element)
        yield total


class chain:
    def __init__(self, *iterables):
        self._outer = iter(iterables)
        self._inner = iter(())

    @classmethod
    def from_iterable(cls, iterables):
        self = cls()
        self._outer = iter(iterables)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            for element in self._inner:
                return element
            self._inner = iter(next(self._outer))


def compress(data, selectors):
    return (d for d, s in zip(data, selectors) if s)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for x in iterator:
        if not predicate(x):
            yield x
            break
    for x in iterator:
        yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


class groupby:
    def __init__(self, iterable, key=None):
        self._key = key
        self._iterator = iter(iterable)
        self._target = self._current_key = self._current = object()

    def __iter__(self):
        return self

    def _advance(self):
        self._current = next(self._iterator)
        self._current_key = self._current if self._key is None else self._key(self._current)

    def __next__(self):
        self._id = object()
        while self._current_key == self._target:
            self._advance()
        self._target = self._current_key
        return self._current_key, self._group(self._target, self._id)

    def _group(self, target, identity):
        while self._id is identity and self._current_key == target:
            yield self._current
            try:
                self._advance()
            except StopIteration:
                return


def islice(iterable, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step if s.step is not None else 1
    for name, value in (("Indices", start), ("Stop argument", stop)):
        if value is not None and (not isinstance(value, int) or value < 0):
            if name == "Indices":
                raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    position = 0
    wanted = start
    while stop is None or position < stop:
        if stop is not None and wanted >= stop:
            while position < stop:
                try:
                    next(iterator)
                except StopIteration:
                    return
                position += 1
            return
        try:
            element = next(iterator)
        except StopIteration:
            return
        if position == wanted:
            yield element
            wanted += step
        position += 1


def pairwise(iterable):
    iterator = iter(iterable)
    for previous in iterator:
        for element in iterator:
            yield previous, element
            previous = element


def tee(iterable, n=2):
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def generate(queue):
        while True:
            if not queue:
                try:
                    value = next(iterator)
                except StopIteration:
                    return
                for q in queues:
                    q.append(value)
            yield queue.pop(0)

    return tuple(generate(q) for q in queues)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(it) for it in iterables]
    alive = len(iterators)
    if not alive:
        return
    while True:
        values = []
        for i, it in enumerate(iterators):
            if it is None:
                values.append(fillvalue)
                continue
            try:
                value = next(it)
            except StopIteration:
                alive -= 1
                if not alive:
                    return
                iterators[i] = None
                value = fillvalue
            values.append(value)
        yield tuple(values)


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    indices = [0] * len(pools)
    if any(not pool for pool in pools):
        return
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, indices)])
        for position in range(len(pools) - 1, -1, -1):
            indices[position] += 1
            if indices[position] < len(pools[position]):
                break
            indices[position] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[k] for k in indices])


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[k] for k in indices])
