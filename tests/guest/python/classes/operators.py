# SPDX-License-Identifier: MIT
class Vec:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vec({self.x}, {self.y})"
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(self, o): return Vec(o + self.x, o + self.y) if isinstance(o, (int, float)) else NotImplemented
    def __sub__(self, o): return Vec(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __truediv__(self, k): return Vec(self.x / k, self.y / k)
    def __floordiv__(self, k): return Vec(self.x // k, self.y // k)
    def __mod__(self, k): return Vec(self.x % k, self.y % k)
    def __pow__(self, k): return Vec(self.x ** k, self.y ** k)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return Vec(-self.x, -self.y)
    def __pos__(self): return self
    def __invert__(self): return Vec(self.y, self.x)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __eq__(self, o): return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return abs(self) < abs(o)
    def __le__(self, o): return abs(self) <= abs(o)
    def __bool__(self): return bool(self.x or self.y)
    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
    def __ror__(self, o): return "ror"
    def __divmod__(self, o): return "divmod"
    def __round__(self, n=None): return f"round {n}"
    def __int__(self): return self.x
    def __float__(self): return float(self.x)
    def __iter__(self): return iter((self.x, self.y))
a, b = Vec(3, 4), Vec(1, 2)
print(a + b, 10 + a, a - b, a * 2, 2 * a, a / 2, a // 2, a % 2, a ** 2, a @ b, -a, +a, ~a, abs(a), a == b,
      a == Vec(3, 4), a != b, a < b, a <= b, a > b, a >= b, bool(Vec(0, 0)), not a, {a: 1}[Vec(3, 4)], a & 1, a | 1,
      a ^ 1, a << 1, a >> 1, 1 | a, divmod(a, 1), round(a), round(a, 2), int(a), float(a), list(a),
      sum([a, b], Vec(0, 0)), max(a, b), sorted([a, b]), a in [Vec(3, 4)])
c = a
c += b
print(a, c is a)
c *= 2
print(a, c, c is a)
for f in (lambda: a + 1, lambda: "s" + a, lambda: a + "s", lambda: 1 - a, lambda: [] + a, lambda: a < 5,
      lambda: 5 < a):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
class Only:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __gt__(self, o): return "gt"
    def __contains__(self, v): return v == 5
print(1 + Only(), [] + Only(), "x" - Only(), 5 < Only(), 5 in Only(), 6 not in Only(), 1.5 + Only(), None + Only())
class Sub(Vec):
    def __radd__(self, o): return "sub radd wins"
print(b + Sub(1, 1), Sub(1, 1) + b)
class NoHash:
    def __eq__(self, o): return True
try:
    hash(NoHash())
except TypeError as e:
    print(e)
print(NoHash() == 5, NoHash() != 5, 5 == NoHash(), [NoHash()] == [1])
class EqOnly:
    def __eq__(self, o): return NotImplemented
print(EqOnly() == 1, EqOnly() != 1)
