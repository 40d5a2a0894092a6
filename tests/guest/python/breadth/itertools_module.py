# SPDX-License-Identifier: MIT
import itertools
print(list(itertools.islice(itertools.count(5), 3)), list(itertools.chain([1], "ab")),
      list(itertools.accumulate([1, 2, 3])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])),
      list(itertools.product("ab", [1, 2])), list(itertools.permutations([1, 2, 3], 2)),
      list(itertools.combinations("abc", 2)), [(k, list(g)) for k, g in itertools.groupby("aabbc")],
      list(itertools.zip_longest([1, 2], "a")), list(itertools.repeat(1, 2)))
