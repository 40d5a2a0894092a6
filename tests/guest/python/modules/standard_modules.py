# SPDX-License-Identifier: MIT
import itertools as it, collections, functools, random, os, sys, time, contextlib
from collections import Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap
def err(fn):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
print(list(it.chain([1], [2, 3])), list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.count(5, 2), 4)), list(it.islice("abcdef", 1, 5, 2)), list(it.takewhile(lambda x: x < 3, range(9))), list(it.dropwhile(lambda x: x < 3, range(5))), list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations([1, 2, 3], 2)), list(it.combinations("abc", 2)), list(it.combinations_with_replacement("ab", 2)), list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b, initial=10)), [(k, list(g)) for k, g in it.groupby("aabbc")], list(it.zip_longest("ab", [1], fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.repeat(7, 2)), list(it.compress("abc", [1, 0, 1])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.pairwise([1, 2, 3])), [list(x) for x in it.tee([1, 2])], list(it.islice(it.cycle("ab"), 5)))
c = Counter("mississippi"); print(c, c.most_common(2), c["s"], c["zz"], sorted(c.elements())[:4], c + Counter("ms"), c - Counter("ssss"), c & Counter("mmss"), c | Counter("zz"), sum(c.values()), dict(c), Counter(a=3, b=1), c.total(), +Counter(a=-1, b=2)); c.update("mm"); c.subtract("m"); print(c); del c["m"]; print(c, list(c), Counter([1, 1, 2]).most_common())
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, dict(d), d.get("zz"), "zz" in d, defaultdict(int, {"q": 1})["q"], defaultdict(lambda: 5)["x"]); err(lambda: defaultdict(5))
q = deque([1, 2, 3], maxlen=4); q.append(4); q.append(5); q.appendleft(0); print(q, q.pop(), q.popleft(), q, len(q), q[0], q[-1], list(q), 2 in q); q.rotate(1); print(q); q.extend([7, 8]); q.extendleft([9]); print(q, q.maxlen, deque("abc"), deque([1]) == deque([1]), q.count(7), q.index(7)); q.clear(); err(lambda: q.pop()); err(lambda: deque([])[0]); q2 = deque([1, 2, 3]); q2.remove(2); q2.reverse(); q2.insert(1, 9); print(q2, q2.copy())
P = namedtuple("P", "x y"); p = P(1, y=2); print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, p == (1, 2), P._make([3, 4]), *p, P.__name__, hash(p) == hash((1, 2))); err(lambda: P(1)); err(lambda: P(1, 2, 3)); err(lambda: setattr(p, "x", 1)); a, b = p; print(a, b, namedtuple("Q", ["a", "b"], defaults=[5])(1), isinstance(p, tuple), max([P(1, 2), P(0, 9)]))
o = OrderedDict([("a", 1), ("b", 2)]); o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o == {"a": 1}); cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), cm.new_child({"z": 1})["z"], list(cm))
print(functools.reduce(lambda a, b: a + b, [1, 2, 3], 10), functools.partial(int, base=2)("101"), repr(functools.partial(print, 1, sep=""))[:23]); err(lambda: functools.reduce(lambda a, b: a, []))
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1); sq(2); sq(1); sq(3); print(sq.cache_info(), sq.__name__, sq.__wrapped__(5)); sq.cache_clear(); print(sq.cache_info())
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register(str)
def _(x): return "str"
print(show(1), show("a"), show([]), show(True))
class CP:
    @functools.cached_property
    def v(self): print("computing"); return 5
k = CP(); print(k.v, k.v)
random.seed(42); print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(100), 5), random.shuffle(l := list(range(10))), l, random.uniform(1, 2), random.choices([1, 2, 3], k=5), random.randrange(0, 100, 5), random.gauss(0, 1), random.getrandbits(16), random.choices("ab", weights=[1, 9], k=5), random.betavariate(1, 2) if 0 else "", random.expovariate(1), random.triangular(0, 1), random.Random(7).random()); err(lambda: random.choice([])); err(lambda: random.randint(5, 1)); err(lambda: random.sample([1], 2))
print(os.path.join("a", "b", "/c", "d"), os.path.basename("/x/y.txt"), os.path.dirname("/x/y.txt"), os.path.splitext("a.tar.gz"), os.path.exists("/nope"), os.path.isdir("/"), os.path.abspath("/a/../b"), os.path.normpath("a//b/./c/.."), os.sep, os.name, os.path.split("/a/b"), os.path.isabs("a"), os.path.relpath("/a/b/c", "/a/d"), os.path.commonprefix(["abc", "abd"]), "PATH" in os.environ, os.getenv("NOPE_X", "dflt"), os.path.expanduser("~")[0], type(os.getcwd()), os.linesep == "\n", os.path.commonpath(["/a/b", "/a/c"]))
print(sys.version_info[:2], sys.version_info >= (3, 8), sys.maxsize, sys.argv[1:], sys.platform, sys.byteorder, sys.getrecursionlimit(), sys.version_info.major, type(sys.path), "sys" in sys.modules, sys.float_info.epsilon, sys.stdout.write("hi\n"), sys.getsizeof([]) > 0, sys.exc_info(), sys.implementation.name != "", sys.executable != None)
t0 = time.time(); time.sleep(0.001); print(time.time() > t0, time.perf_counter() > 0, time.monotonic() > 0, time.process_time() >= 0, type(time.time_ns()), time.strftime("%Y-%m-%d", time.gmtime(0)), time.gmtime(0)[:6], time.gmtime(86400).tm_mday, time.asctime(time.gmtime(0)), time.strftime("%H:%M:%S %j %a %b", time.gmtime(3661)), time.localtime(0).tm_year, time.mktime(time.localtime(1000)) == 1000.0, time.strptime("2020-01-02", "%Y-%m-%d")[:3])
with contextlib.suppress(KeyError): {}["x"]
with contextlib.ExitStack() as st: st.callback(print, "cb"); print("in")
import io
b = io.StringIO(); print("x", 1, file=b); b.write("yz"); print(repr(b.getvalue())); b.seek(0); print(b.readline(), b.read(), list(io.StringIO("a\nb\n")), io.BytesIO(b"abc").read(2))
with contextlib.redirect_stdout(io.StringIO()) as buf: print("hidden")
print(repr(buf.getvalue()))
