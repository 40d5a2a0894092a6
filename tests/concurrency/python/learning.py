# SPDX-License-Identifier: MIT
# New call sites learn what methods, properties, operators and names are while these change and vanish. What hides
# something else may go at any time: there is always a definition.
import threading


class Base:
    p = "base"
    k = "base"

    def __init__(self, v="base"):
        self.v = v

    def f(self):
        return "base"

    @classmethod
    def g(cls):
        return "base"

    def s(self):
        return "base"

    def __call__(self):
        return "base"

    def __add__(self, other):
        return "base"

    def __len__(self):
        return 1


class A(Base):
    pass


class B(A):
    def s(self):
        return super().s()


def own(self, *rest):
    return "own"


def init(self, v="own"):
    self.v = v


METHODS = [own, staticmethod(lambda: "own"), classmethod(own), property(lambda self: lambda: "own"), lambda self: "own"]
CHANGES = {
    "f": METHODS,
    "g": METHODS[1:3],
    "s": METHODS,
    "p": ["own", property(own), property(lambda self: "own"), 5],
    "k": ["own", 1.5, None],
    "__call__": [own, lambda self: "own"],
    "__add__": [own, lambda self, other: "own"],
    "__init__": [init, lambda self, v="own": init(self, v)],
    "__len__": [lambda self: 1, lambda self: 2],
    "__getattr__": [lambda self, name: "own"],
}
CODE = """
def fresh(o):
    return [o.f(), o.g(), A.g(), o.s(), o.p, o.k, A.k, o(), o + 1, A().v, B("own").v, len(o), bool(o), name, max(1, 2)]
"""
EXPECTED = {"base", "own", 5, 1.5, None, 1, 2, True, "name", "builtin"}
done = False
problems = []
names = {"A": A, "B": B, "name": "name", "max": lambda *a: "own"}


def change(n):
    i = 0
    while not done:
        for name, values in CHANGES.items():
            t = (A, B)[(i + n) % 2]
            if name != "s" or t is A:
                setattr(t, name, values[i % len(values)])
            i += 1
            if (name != "s" or t is A) and name in vars(t):
                try:
                    delattr(t, name)
                except AttributeError:  # the other one was faster
                    pass
            i += 1


def learn():
    objects = [A(), B()]
    for i in range(40):
        space = dict(names)
        exec(CODE, space)
        fresh = space["fresh"]
        for o in objects:
            if i % 4 == 3:
                del space["max"]
            for v in fresh(o):
                if v not in EXPECTED:
                    problems.append(v)
            space["max"] = names["max"]


def reported(body, *args):
    def run():
        try:
            body(*args)
        except Exception as e:
            problems.append(repr(e))

    return threading.Thread(target=run)


learners = [reported(learn) for _ in range(2)]
changers = [reported(change, n) for n in range(2)]
for t in learners + changers:
    t.start()
for t in learners:
    t.join()
done = True
for t in changers:
    t.join()
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
