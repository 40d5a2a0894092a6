# SPDX-License-Identifier: MIT
class Missing(dict):
    def __missing__(self, k):
        return f"missing {k}"
m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), len(m), m)
groups = {}
for i in range(10):
    groups.setdefault(i % 3, []).append(i)
print(groups, {k: sum(v) for k, v in groups.items()})
memo = {}
def fib(k):
    if k not in memo:
        memo[k] = k if k < 2 else fib(k - 1) + fib(k - 2)
    return memo[k]
print(fib(80), len(memo))
h = {}
for i in range(20000):
    h[i % 1000] = h.get(i % 1000, 0) + i
print(len(h), h[0], h[999], sum(h.values()))
