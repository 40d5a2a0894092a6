# SPDX-License-Identifier: MIT
from collections import defaultdict, Counter, OrderedDict
g = defaultdict(list)
for w in ["apple", "avocado", "bean", "corn", "cherry"]:
    g[w[0]].append(w)
print(dict(g), g["z"], "z" in g, len(g), g.get("q"))
c = Counter("mississippi")
print(c["s"], c["zz"], c.most_common(2), sum(c.values()), sorted(c))
n = defaultdict(lambda: defaultdict(int))
n["a"]["b"] += 1
n["a"]["c"] += 2
print({k: dict(v) for k, v in n.items()})
d = OrderedDict([("b", 1), ("a", 2)])
d.move_to_end("b")
print(d, list(d), c["s"] - 1, c.total())
