# SPDX-License-Identifier: MIT
from enum import *
import copy
class F(Flag):
    A=1; B=2
class G(Flag, boundary=STRICT):
    A=1; B=4
class H(Flag, boundary=EJECT):
    A=1; B=4
class K(Flag, boundary=KEEP):
    A=1; B=4
print(F(8), F(9), ~F.A, F(-1))
try: G(2)
except ValueError as e: print(e)
try: G("x")
except ValueError as e: print(e)
print(H(2), K(2), repr(K(3)), F, F._boundary_ if 0 else '')
class P:
    def __init__(s): s.a=[1,[2]]; s.b={'x':s}
p=P(); q=copy.deepcopy(p); print(q.a, q.a is p.a, q.b['x'] is q, q.a[1] is p.a[1])
r=copy.copy(p); print(r.a is p.a, type(r))
print(copy.deepcopy([1,(2,[3]),{4:{5}}, "x", None, frozenset([1])]))
l=[1]; l.append(l); m=copy.deepcopy(l); print(m[1] is m)
class S:
    __slots__=("x","y")
s=S(); s.x=[1]; t=copy.deepcopy(s); print(t.x, t.x is s.x, hasattr(t,"y"))
class L(list): pass
a=L([1,[2]]); a.n=[5]; b=copy.deepcopy(a); print(b, b.n, type(b), b.n is a.n)
class D(dict): pass
d=D(x=1); d.q=3; e=copy.copy(d); print(e, e.q, type(e))
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(C()), copy.deepcopy([C()]))
e = ValueError(1, [2]); e.z = 1; f = copy.deepcopy(e); print(repr(f), f.z)
