# SPDX-License-Identifier: MIT
import textwrap, statistics as st, fractions, keyword, traceback, warnings, io, time, sys
from fractions import Fraction as F
t = "The quick brown fox jumped over the lazy dog. It was a well-known fact that foxes jump over dogs whenever they can."
print(textwrap.wrap(t, 30), textwrap.fill(t, 40), textwrap.shorten(t, 40), textwrap.dedent("""
    a
      b
    c
"""), textwrap.indent("a\n\nb\n", "> "), textwrap.wrap("aaaaaaaaaaaaaaaaaaaaaaaa bb", 10), textwrap.fill("x y", initial_indent="* ", subsequent_indent="  "), textwrap.wrap("", 5))
print(st.mean([1, 2, 3, 4]), st.mean([1, 2]), st.mean([1.5, 2.5]), st.median([3, 1, 2]), st.median([1, 2, 3, 4]), st.mode([1, 1, 2]), st.stdev([1, 2, 3, 4]), st.pstdev([1, 2, 3, 4]), st.variance([2.5, 3.5, 9.0]), st.pvariance([1, 2, 3]), st.fmean([1, 2]), st.multimode("aabb"), st.quantiles([1, 2, 3, 4, 5]), st.median_low([1, 2]), st.harmonic_mean([40, 60]), st.geometric_mean([54, 24, 36]))
try: st.mean([])
except st.StatisticsError as e: print(e)
print(F(1, 3) + F(1, 6), F("0.75"), F(0.5), F(3), repr(F(-4, 6)), F(1, 2) * 3, F(1, 2) ** 2, F(7, 2) // 1, F(1, 3) < F(1, 2), F(1, 2) == 0.5, float(F(1, 4)), round(F(7, 2)), F(1, 3) + 0.5, 1 - F(1, 3), F("3/4"), F(3.14159).limit_denominator(100), abs(F(-1, 2)), int(F(7, 2)), sum([F(1, 2)] * 3), max(F(1, 2), F(2, 3)), F(5, 3) % 1, -F(1, 2), bool(F(0)), hash(F(2)) == hash(2), F(1, 2).numerator)
try: F(1, 0)
except ZeroDivisionError as e: print(e)
print(keyword.iskeyword("for"), keyword.iskeyword("x"), len(keyword.kwlist))
def g(): raise ValueError("tb")
try: g()
except ValueError: s = traceback.format_exc(); print(s.splitlines()[0], s.splitlines()[-1], len(s.splitlines()))
except Exception: pass
try: g()
except ValueError as e: print(traceback.format_exception_only(e), [f.name for f in traceback.extract_tb(e.__traceback__)])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("careful"); warnings.warn("dep", DeprecationWarning)
    print([(str(x.message), x.category.__name__) for x in w])
b = io.StringIO(); print("x", 1, file=b); b.write("yz"); print(repr(b.getvalue())); b.seek(0); print(repr(b.readline()), repr(b.read()), list(io.StringIO("a\nb\n")), io.BytesIO(b"abc").read(2), b.tell(), io.StringIO("q\nw").readlines())
old = sys.stdout; sys.stdout = io.StringIO(); print("captured"); got = sys.stdout.getvalue(); sys.stdout = old; print(repr(got))
with io.StringIO() as f: f.write("a"); print(f.getvalue())
try: f.write("b")
except ValueError as e: print(e)
