# SPDX-License-Identifier: MIT
def kind(x):
    if x is None: return "none"
    elif x is True or x is False: return "bool"
    elif isinstance(x, int) and x > 100: return "big"
    elif not x: return "falsy"
    else: return "other"
print([kind(x) for x in (None, True, 500, 0, "", [], 5, "a")])
x = 5
print("a" if x > 3 else "b", 1 < x < 10, 1 < x > 3, 10 > x > 7, 1 < 2 < 3 < 4, 1 == 1.0 == True, x if x else 0,
      "nested" if x > 9 else "mid" if x > 4 else "low")
print(None or 0 or "x", 1 and "" and 2, not None, not not 1, (0 or None) is None, [] or {} or (), 1 and 2 or 3,
      True and not False, x == 5 and "five" or "other", 5 if 0 else 6 if 1 else 7)
def f(v):
    print("f", v, end=" ")
    return v
print(f(0) and f(1), f(1) or f(2), f(1) < f(0) < f(5), f(1) < f(2) < f(3))
if x > 1 and \
   x < 10:
    print("continued")
if (y := x * 2) > 8: print("walrus", y)
print(1 in [1] == True, x is not None, "a" not in "b", not x == 5, (not x) == 5)
assert x == 5
assert True, "msg"
try:
    assert x == 6, f"x was {x}"
except AssertionError as e:
    print(repr(e))
try:
    assert []
except AssertionError as e:
    print(repr(e), e.args)
if x: pass
print("done") if x else print("never")
lst = [1, 2]
del lst[0]
v = 1; w = 2; print(v, w, lst)
print(True == 1, True is True, True + 1, [10, 20][True], isinstance(True, int), str(True), {True: "t"}[1],
      False < True, sum([True] * 3))
