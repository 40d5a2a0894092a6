# SPDX-License-Identifier: MIT
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, InitVar, KW_ONLY
import dataclasses
from typing import ClassVar, List, Optional
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    count: ClassVar[int] = 7
    def dist(self): return (self.x**2 + self.y**2) ** 0.5
p = P(3, 4)
print(p, p == P(3, 4), p != P(3, 5), p.dist(), asdict(p), astuple(p), P.count, replace(p, x=9), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(p))
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
err(lambda: P())
err(lambda: P(1, 2, 3, 4))
err(lambda: P(1, z=3))
err(lambda: hash(p))
err(lambda: p < p)
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = "q"
print(V(1) < V(2), sorted([V(2), V(1, "z"), V(1)]), hash(V(1)) == hash(V(1)), {V(1): 2}[V(1)])
v = V(1)
err(lambda: setattr(v, "a", 2))
err(lambda: delattr(v, "a"))
err(lambda: setattr(v, "c", 2))
@dataclass
class B(P):
    z: float = 1.5
    secret: str = field(default="s", repr=False, compare=False)
print(B(1), B(1, 2, [3], 4.0, "t"), B(1) == B(1, secret="other"))
@dataclass
class Post:
    w: int
    h: int
    area: int = field(init=False)
    scale: InitVar[int] = 2
    def __post_init__(self, scale):
        self.area = self.w * self.h * scale
print(Post(2, 3), Post(2, 3, 10))
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int
print(K(1, c=3))
err(lambda: K(1, 2, 3))
def bad():
    @dataclass
    class X:
        a: int = 1
        b: int
err(bad)
def bad2():
    @dataclass
    class X:
        a: list = []
err(bad2)
@dataclass
class Node:
    val: int
    left: Optional["Node"] = None
    right: Optional["Node"] = None
n = Node(1, Node(2), Node(3, Node(4)))
print(n, asdict(n))
match n:
    case Node(v, Node(w), _): print(v, w)
@dataclass(slots=True)
class S:
    x: int
    y: int = 5
s = S(1); print(s, S.__slots__)
err(lambda: setattr(s, "zz", 1))
@dataclass(unsafe_hash=True)
class H:
    x: int
print(hash(H(1)) == hash(H(1)))
@dataclass
class R:
    me: object = None
r = R(); r.me = r; print(r)
print(P.__match_args__, P.__doc__ if 0 else '', repr(fields(P)[0])[:40])
C = dataclasses.make_dataclass("C", [("x", int), ("y", int, field(default=5))])
print(C(1))
