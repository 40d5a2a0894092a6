# SPDX-License-Identifier: MIT
def m(x):
    match x:
        case None: return "none"
        case True: return "true"
        case 0 | 1: return "small"
        case -5: return "minus five"
        case int() if x > 100: return "big int"
        case int(n): return f"int {n}"
        case float(): return "float"
        case "a" | "b": return "ab"
        case str(s): return f"str {s}"
        case []: return "empty"
        case [1, y]: return f"one and {y}"
        case [a, b, *rest] if len(rest) > 1: return f"{a} {b} rest {rest}"
        case (a, b): return f"pair {a} {b}"
        case [_, *_]: return "list"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"k": v, **others}: return f"k={v} {others}"
        case {}: return "dict"
        case Point(x=0, y=yy): return f"on axis {yy}"
        case Point(px, py): return f"point {px} {py}"
        case Color.RED: return "red const"
        case _: return "other"
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = object()
for v in (None, True, 0, -5, 500, 7, 1.5, "a", "zz", [], [1, 2], [5, 6, 7, 8], (3, 4), [9],
      {"type": "circle", "r": 3}, {"k": 1, "z": 2}, {"q": 1}, Point(0, 5), Point(1, 2), Color.RED, {1}, [[1]]):
    print(m(v))
def cmd(line):
    match line.split():
        case ["go", ("north" | "south") as d]: return f"going {d}"
        case ["get", obj, *more]: return f"got {obj} {more}"
        case ["quit"]: return "bye"
        case [c]: return f"unknown {c}"
        case _: return "?"
print([cmd(s) for s in ("go north", "go up", "get key lamp", "quit", "x", "")])
match [1, [2, {"a": (3, 4)}]]:
    case [x, [y, {"a": (z, w)}]]:
        print(x, y, z, w)
match 5:
    case x if x > 10: print("no")
    case x: print("bound", x)
print(x)
match = 3
case = 4
print(match + case)
