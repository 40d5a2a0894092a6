# SPDX-License-Identifier: MIT
x = 3
print(eval("x + 2"), eval("a * b", {"a": 2, "b": 5}), exec("y = x * 2"), y)
space = {}
exec("def f(n): return n + 1\nz = [f(i) for i in range(3)]", space)
print(space["z"], space["f"](9))
for src in ("1 +", "nope", "1 / 0"):
    try:
        eval(src)
    except Exception as e:
        print(type(e).__name__)
print(eval(compile("x ** 2", "<made up>", "eval")))
