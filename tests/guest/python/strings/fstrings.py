# SPDX-License-Identifier: MIT
name = "world"
n = 42
x = 3.14159
print(f"hello {name}", f"{n + 1}", f"{name!r} {name!s} {'é'!a}", f"{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:*^7}|{n:05}",
      f"{x:.2f} {x:8.3f}", f"{name:>10}|{name:<10}|{name:^10}|{name:.3}|{name:*>8.2}")
print(f"{n=} {n = } {x=:.2f} {name=!s} {n+1=} {len(name)=}", f"{{literal}} {{{n}}}", f"{'a' if n > 3 else 'b'}",
      f"{[i * 2 for i in range(3)]}", f"{ {'k': 1}['k'] }", f"{(lambda v: v * 2)(4)}")
width, prec = 10, 3
print(f"{x:{width}.{prec}}|{x:{width}.{prec}f}|{name:{'>'}{width}}|{name!r:>{width}}", f"{n:x} {n:#x} {n:b} {n:o} {n:e} {n:,} {n:c} {n:%}")
print(f"multi "
      f"part {n} "
      "plain", f"""triple {
    n
} end""", rf"raw\n{n}", f"{None} {True} {1.0} {[]} {()} {b'x'}", f"{n}" + f"{n}" * 2, f"{'nested ' + f'{n}'}", f"{n!r:>6}", f"{-n:+} {n:+} {n: }", f"{1234567.891:,.2f} {1234567:_}")
class P:
    def __init__(self, v):
        self.v = v
    def __format__(self, spec):
        return f"P<{spec}:{self.v}>"
    def __str__(self):
        return "str-P"
    def __repr__(self):
        return "repr-P"
p = P(1)
print(f"{p} {p:abc} {p!s} {p!r} {p!s:>8}", format(p, "z"), "{:q}".format(p), str(p), "%s %r" % (p, p), [p])
class Plain:
    pass
try:
    f"{Plain():>5}"
except TypeError as e:
    print(e)
try:
    f"{undefined_name}"
except NameError as e:
    print(e)
for a in (1, "s", 2.5, [1]):
    print(f"{a!s:>5}|{a!r:<6}|", end=" ")
print()
