# SPDX-License-Identifier: MIT
x = 1
def read(): return x
def local():
    x = 2
    return x
def change():
    global x
    x = 3
print(read(), local(), x)
change()
print(x)
def fail():
    try:
        x += 1
    except UnboundLocalError as e:
        return str(e)
print(fail(), x)
class A:
    x = "class"
    y = x + "!"
    def m(self): return x
    def n(self): return self.x
print(A().m(), A().n(), A.y)
def f():
    def g():
        global fresh
        fresh = 1
    g()
    return fresh
print(f(), fresh, "fresh" in globals(), globals()["x"], "x" in dir())
def l():
    a, b = 1, 2
    return sorted(locals().items())
print(l())
del x
try:
    read()
except NameError as e:
    print(e)
x = [1]
def mut(): x.append(2)
mut()
print(x)
for loopvar in range(2): inner = loopvar
print(loopvar, inner)
if False: never = 1
try:
    never
except NameError as e:
    print(e)
import builtins
print(len is builtins.len)
len = lambda s: "patched"
print(len([1]))
del len
print(len([1]))
def sh():
    print = lambda *a: "shadowed"
    return print(1)
print(sh(), __name__)
hot = 0
def bump():
    global hot
    hot += 1
for i in range(20000): bump()
print(hot)
