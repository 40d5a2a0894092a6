# SPDX-License-Identifier: MIT
import time
a = time.perf_counter_ns()
b = time.perf_counter_ns()
print(type(a).__name__, b >= a, type(time.perf_counter()).__name__, type(time.time()).__name__,
      time.monotonic() > 0, type(time.time_ns()).__name__, type(time.process_time()).__name__)
time.sleep(0)
import math
print(math.pi, math.e, math.sqrt(16), math.floor(2.7), math.ceil(2.1), math.gcd(12, 18), math.factorial(20),
      math.sin(0), math.cos(0), math.log(math.e), math.log2(8), math.log10(1000), math.log(8, 2), math.inf,
      -math.inf, math.isnan(math.nan), math.isinf(math.inf), math.hypot(3, 4), math.trunc(-2.5), math.fabs(-1),
      math.pow(2, 3), math.exp(0), math.atan2(1, 1), math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3]),
      math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.lcm(4, 6), math.fmod(-7, 3), math.copysign(1, -0.0),
      math.degrees(math.pi), math.modf(1.5), math.frexp(8), math.dist([0, 0], [3, 4]), math.tau,
      math.fsum([0.1] * 10))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5),
      lambda: math.floor(math.inf), lambda: math.floor("a"), lambda: math.exp(1000), lambda: math.isqrt(-1),
      lambda: math.nope, lambda: math.sqrt("a"), lambda: math.gcd(1.5)):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
import sys
print(sys.getrecursionlimit() > 0, sys.maxsize == 2**63 - 1, sys.implementation.name != "",
      type(sys.version).__name__, sys.stdin is not None, sys.flags is not None)
