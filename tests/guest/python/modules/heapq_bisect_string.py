# SPDX-License-Identifier: MIT
import heapq, bisect, string
h = []
for x in [5, 2, 8, 1, 9, 3]: heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)])
a = [9, 8, 7, 6, 5, 4, 3, 2, 1]; heapq.heapify(a); print(a, heapq.heapreplace(a, 10), heapq.heappushpop(a, 0), a)
print(heapq.nlargest(3, [1, 5, 2, 8]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([7, 4], [9, 1], reverse=True)))
h = []; heapq.heappush(h, (2, "b")); heapq.heappush(h, (1, "z")); heapq.heappush(h, (1, "a")); print(heapq.heappop(h))
try: heapq.heappop([])
except IndexError as e: print(e)
l = [1, 3, 3, 5]
print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 0), bisect.bisect_left([(1, 'a'), (3, 'b')], 3, key=lambda t: t[0]))
bisect.insort(l, 4); bisect.insort_left(l, 3); print(l)
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.capwords("hello  world foo"), len(string.printable))
t = string.Template("$who likes ${what}, $$5 and $x_1y")
print(t.substitute(who="tim", what="kung", x_1y=3), t.safe_substitute(who="a"))
try: t.substitute(who=1)
except KeyError as e: print(repr(e))
try: string.Template("a $ b").substitute()
except ValueError as e: print(e)
print(string.Formatter().format("{0}-{x!r:>5}", 1, x="q"))
