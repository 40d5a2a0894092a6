# SPDX-License-Identifier: MIT
# Attribute hooks that a class gets after its objects have been used: sites that know the attribute ask them from then on.
class A:
    def __init__(self):
        self.x = 1
    def m(self):
        return "m"
class B(A):
    pass
def read(o): return o.x
def call(o): return o.m()
def write(o, v): o.x = v
def length(o): return len(o)
def truth(o): return bool(o)
a, b = A(), B()
for i in range(5):
    print(read(a), call(a), read(b), call(b), truth(a), truth(b)); write(b, i)
A.__getattribute__ = lambda self, name: "hooked " + name if name != "m" else (lambda: "hooked call")
for i in range(3):
    print(read(a), call(a), read(b), call(b))
del A.__getattribute__
print(read(a), call(a), read(b), call(b))
A.__getattr__ = lambda self, name: "missing " + name
print(a.zzz, read(a))
B.__setattr__ = lambda self, name, v: print("set", name, v)
for i in range(3): write(b, 9); write(a, 8)
print(read(b), read(a))
A.__len__ = lambda self: 0
print(length(a), truth(a), truth(b))
A.__bool__ = lambda self: True
print(truth(a), truth(b))
del A.__len__
try: length(a)
except TypeError as e: print(e)
A.x = property(lambda self: "prop", lambda self, v: print("prop set", v))
print(read(a), read(b)); write(a, 3); 
A.__class_getitem__ = classmethod(lambda cls, k: k)
print(A[3])
