# SPDX-License-Identifier: MIT
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
f, *g = [1, 2, 3]
*h, i = "abc"
j, *k, l = range(5)
[m, n] = (1, 2)
o = p = []
o.append(1)
q, = [9]
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, p, q)
x = [1, 2, 3]
x[0], x[2] = x[2], x[0]
i = 0
i, x[i] = 1, 99
print(x, [*x, *range(2)], (*x, 4), {*x, 1} == {1, 2, 3, 99} or sorted({*x}), {**{"a": 1}, "b": 2, **{"a": 3}},
      [*"ab", *()], print(*[1, 2], sep="-"))
first, (second, *rest), *last = 1, (2, 3, 4), 5, 6
print(first, second, rest, last)
def unpack_two(v): a, b = v
def unpack_star(v): a, *b, c = v
def unpack_nested(v): (a, b), c = v
for f in (lambda: unpack_two(1), lambda: unpack_two([1]), lambda: unpack_two([1, 2, 3]), lambda: unpack_star([1]),
          lambda: unpack_two("abc"), lambda: unpack_nested((1, 2)), lambda: unpack_two({}),
                lambda: unpack_two(None), 
          lambda: unpack_star([]), lambda: unpack_two(x for x in [1])):
    try:
        f()
    except (ValueError, TypeError) as ex:
        print(type(ex).__name__ + ":", ex)
def two(): return {"x": 1, "y": 2}.items()
(k1, v1), (k2, v2) = two()
print(k1, v1, k2, v2)
n = 5
n, m = n + 1, n
print(n, m)
y = z = 3
y += 1
print(y, z)
z -= 1; z *= 5; z //= 2; z **= 2; z %= 7; z <<= 3; z |= 1; z &= 0xff; z ^= 2; z >>= 1
print(z)
w = 7
w /= 2
print(w, (u := 5) + u, u, [t := 1, t + 1], [v := i * 2 for i in range(3)], v)
s = "a"
s += "b"
s *= 2
t = (1,)
t += (2,)
lst = [1]
alias = lst
lst += "xy"
print(s, t, alias, lst is alias)
d = {}
d["k"], d["j"] = 1, 2
d["k"] += 5
class O: pass
o = O()
o.a, o.b = 1, [0]
o.a += 1
o.b[0] -= 1
print(d, o.a, o.b)
fib = [0, 1]
while len(fib) < 15: fib.append(fib[-1] + fib[-2])
print(fib)
