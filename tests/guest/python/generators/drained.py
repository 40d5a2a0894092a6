# SPDX-License-Identifier: MIT
# Generator expressions that a built-in drains at once: nobody may notice that there is no generator.
import builtins
import sys
import traceback


def names(error):
    return [entry.name for entry in traceback.extract_tb(error.__traceback__)]


# ---- results
print(all(x for x in [1, 2, 3]), all(x for x in [1, 0, 3]), all(x for x in []))
print(any(x for x in [0, 2, 3]), any(x for x in ["", 0, None]), any(x for x in []))
print(sum(x for x in range(10)), sum(x * 0.5 for x in range(5)), sum(x for x in ()), sum(1 << x for x in range(70)))
print(list(x * x for x in range(5)), tuple(x for x in "abc"), sorted(set(x % 3 for x in range(10))))
print(type(list(x for x in ())), type(tuple(x for x in ())), type(set(x for x in ())))
print(list((x, y) for x in range(3) if x != 1 for y in range(x) if y >= 0))
print(sum(sum(y for y in range(x)) for x in range(6)), all(any(y == x for y in range(x + 1)) for x in range(5)))
print([f() for f in list(lambda: x for x in range(3))])
print(any((last := x) > 2 for x in range(10)), last)
print(sum(len(word) for word in "the quick brown fox".split()), list(a + b for a, b in zip([1, 2], [3, 4])))


def is_prime(n):
    return n > 1 and all(n % d != 0 for d in range(2, int(n**0.5) + 1))


print([n for n in range(60) if is_prime(n)])


class Total:
    def __init__(self, value):
        self.value = value

    def __radd__(self, other):
        return Total((other.value if isinstance(other, Total) else other) + self.value)

    __add__ = __radd__


print(sum(Total(x) for x in range(5)).value)

# ---- only what is asked for is taken
source = iter(range(10))
print(any(x == 3 for x in source), list(source))
source = iter(range(10))
print(all(x < 4 for x in source), next(source))
seen = []


def note(x):
    seen.append(x)
    return x


print(any(note(x) > 1 for x in range(5)), seen)


class Truth:
    def __init__(self, x):
        self.x = x

    def __bool__(self):
        seen.append(-self.x)
        return self.x < 3


seen.clear()
print(all(Truth(note(x)) for x in range(1, 9)), seen)


class Adding:
    def __init__(self, x):
        self.x = x

    def __radd__(self, other):
        seen.append(-self.x)
        return other + self.x


seen.clear()
print(sum(Adding(note(x)) for x in range(1, 5)), seen)


# ---- the names may mean something else
def replaced():
    return all(x for x in [1, 1])


print(replaced())
original = builtins.all
for other in (lambda g: ("mine", type(g).__name__, list(g)), any, original):
    builtins.all = other
    print([replaced() for _ in range(3)])


def shadowed(all):
    return all(x for x in [1, 2])


print([shadowed(f) for f in (all, list, sum, lambda g: type(g).__name__)])
sum = lambda g, start=0: ("my sum", next(g), start)
print(sum(x for x in [5, 6]))
del sum
print(sum(x for x in [5, 6]))


class List(list):
    pass


list_class, list = list, List
print(type(list(x for x in range(3))).__name__, list(x for x in range(3)))
list = list_class


# ---- errors
def failing(x):
    if x == 2:
        raise ValueError("two")
    return x


def caught(run):
    try:
        return run()
    except Exception as e:
        cause = e.__cause__
        return type(e).__name__, str(e), names(e), cause and (type(cause).__name__, names(cause))


def stop(x):
    raise StopIteration(x)


class Refusing:
    def __init__(self, error):
        self.error = error

    def __bool__(self):
        raise self.error

    __hash__ = __add__ = __radd__ = lambda self, *rest: self.__bool__()


class Endless:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        raise self.error


empty = iter([])
for attempt in [
    lambda: list(failing(x) for x in range(5)),
    lambda: sum(failing(x) for x in range(5)),
    lambda: all(x for x in 5),
    lambda: all(y for x in [1] for y in x),
    lambda: sum(x for x in ["a"]),
    lambda: sum(x for x in [[]]),
    lambda: set(x for x in [[]]),
    lambda: any(stop(x) for x in [1]),
    lambda: list(next(empty) for x in [1]),
    lambda: all(Refusing(ValueError("no truth")) for x in [1]),
    lambda: any(Refusing(StopIteration("no truth")) for x in [1]),
    lambda: sum(Refusing(StopIteration("no sum")) for x in [1]),
    lambda: set(Refusing(KeyError("no hash")) for x in [1]),
    lambda: list(x for x in Endless(StopIteration())),
    lambda: list(x for x in Endless(OSError("broken"))),
    lambda: all(all(failing(y) for y in [x]) for x in [1, 2]),
    lambda: all(all(stop(y) for y in [x]) for x in [1, 2]),
    lambda: all(undefined_name for x in [1]),
    lambda: all((x for x in [1]), 2),
    lambda: all(x=(x for x in [1])),
]:
    print(caught(attempt))


# ---- the depth of calls
def deep(n):
    return n == 0 or all(deep(n - 1) for _ in range(1))


print(deep(200))


def bottomless(n):
    return any(bottomless(n + 1) for _ in range(1))


for _ in range(3):
    try:
        bottomless(0)
    except RecursionError as e:
        print(type(e).__name__)


def survives(rounds):
    failures = 0
    for i in range(rounds):
        try:
            sum(failing(x) for x in range(i % 4))
        except ValueError:
            failures += 1
    return failures


print(survives(3000))


# ---- the exception that is handled
def again():
    raise


try:
    try:
        raise KeyError("outer")
    except KeyError:
        print(all(sys.exc_info()[0] is KeyError for _ in range(2)))
        any(again() for _ in range(2))
except KeyError as e:
    print("again", e)


# ---- many times, with elements that change their kind
def mixed(kinds):
    return [sum(x for x in kinds), any(x == "b" for x in kinds) if kinds else None, tuple(x for x in kinds)]


for kinds in [[1, 2], [1.5, 2], [True, 2**80], [], [0.25] * 3]:
    for _ in range(200):
        result = mixed(kinds)
    print(result)
