# SPDX-License-Identifier: MIT
# Classes change while others use them: methods, properties, class attributes, bases, __class__, hooks.
import threading


class Base:
    def who(self):
        return "base"


class Other:
    def who(self):
        return "other"

    def only(self):
        return "only"


class A(Base):
    kind = 0

    def f(self):
        return 1

    @property
    def p(self):
        return "p"


class B(A):
    pass


def f2(self):
    return 2


stop = False
problems = []
objects = [A(), B()]


def change(n):
    for i in range(150):
        A.f = f2
        A.f = lambda self: 3
        A.kind = i
        A.p = property(lambda self: "q")
        A.p = "plain"
        B.f = f2
        try:
            del B.f
        except AttributeError:
            pass
        setattr(A, f"new{i % 10}", i)
        try:
            delattr(A, f"new{(i + 5) % 10}")
        except AttributeError:
            pass
        if i % 10 == 0:
            A.__bases__ = (Other,) if i % 20 else (Base,)
        if i % 15 == 0:
            A.__getattr__ = lambda self, name: "hook"
            try:
                del A.__getattr__
            except AttributeError:
                pass
        objects[n % 2].__class__ = B if i % 2 else A


def use():
    while not stop:
        for o in objects:
            if o.f() not in (1, 2, 3):
                problems.append("f")
            if o.p not in ("p", "q", "plain"):
                problems.append(o.p)
            if type(o.kind) is not int:
                problems.append(o.kind)
            if o.who() not in ("base", "other"):
                problems.append("who")
            if getattr(o, "only", None) is not None and o.__class__ not in (A, B):
                problems.append("class")
            if not isinstance(o, A):
                problems.append("isinstance")
            v = getattr(o, "new3", 0)
            if type(v) is not int and v != "hook":
                problems.append(v)


changers = [threading.Thread(target=change, args=(n,)) for n in range(2)]
users = [threading.Thread(target=use) for _ in range(2)]
for t in changers + users:
    t.start()
for t in changers:
    t.join()
stop = True
for t in users:
    t.join()
A.f = f2
A.kind = "last"
if problems or objects[0].f() != 2 or objects[0].kind != "last":
    print(problems[:5])
    raise SystemExit(1)
print("ok")
