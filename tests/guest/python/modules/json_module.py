# SPDX-License-Identifier: MIT
import json
print(json.dumps({"a": [1, 2.5, None, True, False, "x\"y\\z\n\t\u00e9\u2028\U0001f600\x01\x7f"], "b": {}, "c": [], 1: 2, None: 3, True: 4, 1.5: "f"}))
print(json.dumps({"b": 1, "a": [1, {"x": []}]}, indent=2, sort_keys=True))
print(json.dumps([1, [2, []], {}], indent="--"))
print(json.dumps("é", ensure_ascii=False), json.dumps([1,2], separators=(",", ":")), json.dumps({"a":1}, separators=(",", ":"), indent=1), json.dumps(float("inf")), json.dumps(1e100), json.dumps((1, 2)), json.dumps(10**30))
print(json.loads('{"a": [1, -2.5e3, null, true, false, "x\\u00e9\\n\\ud83d\\ude00"], "b": {}, "c": [ ] }'), json.loads(" 5 "), json.loads('"a"'), json.loads("-0"), json.loads("1E5"), json.loads("NaN"), json.loads("-Infinity"))
for bad in ["", "{", "[1,", "[1 2]", '{"a" 1}', "{'a': 1}", "tru", '"abc', '"\\x"', "[1,]", "1 2", '{"a":1,}', '"\\u12"', '"a\nb"', "nul", "[1]]", "{1:2}", "01", "-", "+1", ".5", "1.", "\n\n  x"]:
    try: print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.lineno, e.colno, e.pos, e.msg)
for o in [{1, 2}, object, {(1, 2): 3}, [1, {"x": b"a"}]]:
    try: print(json.dumps(o))
    except TypeError as e: print(e)
l = []; l.append(l)
try: json.dumps(l)
except ValueError as e: print(e)
print(json.dumps({"x": {1, 2}}, default=sorted), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
class C:
    def __init__(s): s.v = 5
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, C): return {"v": o.v}
        return super().default(o)
print(json.dumps([C()], cls=Enc), json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1}', object_pairs_hook=list), json.loads("[1.5]", parse_float=str))
try: json.dumps(float("nan"), allow_nan=False)
except ValueError as e: print(e)
try: json.loads(5)
except TypeError as e: print(e)
print(json.loads(b'[1]'), json.loads('{"a":1,"a":2}'))
