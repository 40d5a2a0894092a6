# SPDX-License-Identifier: MIT
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self):
        return self.name.lower(), self.value
    @classmethod
    def default(cls): return cls.RED
    @property
    def hot(self): return self is Color.RED
    @staticmethod
    def st(): return 5
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color))
print(Color.CRIMSON is Color.RED, Color.__members__, Color.RED.describe(), Color.default(), Color.RED.hot, Color.GREEN.hot, Color.st())
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE, Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED), Color, type(Color))
print({Color.RED: 1, Color.BLUE: 2}, hash(Color.RED) == hash(Color.RED), hash(Color.RED) == hash("RED"))
def err(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
err(lambda: Color(9))
err(lambda: Color["X"])
err(lambda: Color.X)
err(lambda: setattr(Color, "RED", 5))
err(lambda: delattr(Color, "RED"))
err(lambda: setattr(Color.RED, "value", 5))
err(lambda: setattr(Color.RED, "name", 5))
err(lambda: Color.RED < Color.BLUE)
err(lambda: Color())
def ext():
    class More(Color):
        X = 1
err(ext)
def dup():
    class D(Enum):
        A = 1
        A = 2
err(dup)
@unique
class U(Enum):
    A = auto()
    B = auto()
print(list(U))
def un():
    @unique
    class V(Enum):
        A = 1
        B = 1
        C = 2
        D = 2
err(un)
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def g(self): return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(Planet.EARTH.g, Planet.EARTH, repr(Planet.EARTH), Planet((3.303e+23, 2.4397e6)))
class P(IntEnum):
    LOW = 1
    HIGH = 10
print(P.LOW, repr(P.LOW), P.LOW < P.HIGH, P.LOW + 1, P.HIGH == 10, f"{P.LOW}", f"{P.LOW:>5}", "%d" % P.LOW, "%s" % P.LOW, int(P.HIGH), [1,2,3][P.LOW], sorted([P.HIGH, P.LOW]), P(10), max(P))
class S(StrEnum):
    A = auto()
    BEE = "b"
print(S.A, repr(S.A), S.A == "a", S.BEE.upper(), f"{S.BEE}", S("b"), "x" + S.A, len(S.A))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(Perm.R, repr(Perm.R), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), Perm.R in Perm.RW, Perm.X in Perm.RW, bool(Perm.R & Perm.W), Perm.R & Perm.W, repr(Perm(0)), ~Perm.R, Perm.R ^ Perm.RW, list(Perm), list(Perm.RW), Perm.RW.value, Perm(5), len(Perm.RW))
class IF(IntFlag):
    A = 1
    B = 2
    C = 4
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, repr(IF.A|8), IF(3), IF.A + 1, ~IF.A, IF.A & 1, IF.B in IF(3))
class M(str, Enum):
    A = "a"
    B = "b"
print(M.A, repr(M.A), M.A == "a", f"{M.A}", M.A.upper(), M("b"), M.A.value, "%s" % M.A, str.__str__(M.A))
class O(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)
    A = auto()
    B = auto()
print(list(O))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "x" else None
print(Miss("x"))
err(lambda: Miss("y"))
An = Enum("An", "ANT BEE CAT")
print(An, list(An), An.BEE.value)
An = Enum("An", ["ANT", "BEE"]); print(list(An))
An = Enum("An", {"ANT": 5, "BEE": 6}); print(list(An))
An = IntEnum("An", [("ANT", 5), ("BEE", 6)]); print(list(An))
class Base(Enum):
    def hello(self): return "hello " + self.name
class D(Base):
    X = 1
print(D.X.hello(), D.X)
class An2(Enum):
    def __new__(cls, *args):
        value = len(cls.__members__) + 1
        obj = object.__new__(cls)
        obj._value_ = value
        return obj
    A = ()
    B = ()
print(list(An2))
class E(Enum):
    A = 1
    B = 2
    def __str__(self): return "E:" + self.name
    def __lt__(self, o): return self.value < o.value
print(E.A, f"{E.A}", str(E.B), sorted([E.B, E.A]), E.A < E.B)
print([c.name for c in reversed(Color)], [x for x in dir(Color) if not x.startswith("__")])
match Color.RED:
    case Color.BLUE: print("blue")
    case Color.RED: print("red")
class W(Enum):
    MON = auto()
    TUE = auto()
    @classmethod
    def nxt(cls, d):
        ms = list(cls)
        return ms[(ms.index(d) + 1) % len(ms)]
print(W.nxt(W.TUE), bool(W.MON), W.MON.__class__, W.__name__, W.__doc__, W.MON.__doc__)
import copy
print(copy.copy(W.MON) is W.MON, copy.deepcopy([W.MON])[0] is W.MON)
class Nested(Enum):
    A = [1, 2]
    B = {"x": 1}
print(Nested([1, 2]), Nested.B.value, Nested.B)
class T(Enum):
    ONE = 1
    TRUE = True
print(T.TRUE, list(T), T.__members__)
print(Color.RED.__dict__ if False else 0, callable(Color), issubclass(Color, Enum), isinstance(Color, type(Enum)))
class F2(Flag):
    A = 1
    B = 4
err(lambda: F2(2))
err(lambda: F2(8))
print(F2.A | F2.B, repr(~F2.A))
