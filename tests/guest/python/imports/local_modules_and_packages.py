# SPDX-License-Identifier: MIT
import support.helper
import support.helper as h
from support.helper import VERSION, twice as double
from support import second
from support.pkg import exported, sub
from support.pkg.sub import deep
from support.pkg.sub.deep import DEEP, who
import support.pkg.sub.deep as dd
print(support.helper is h, VERSION, double(4), h.counter, second.uses_helper(), exported, sub.NAME, deep.DEEP, DEEP,
      who(), dd is deep)
h.counter += 5
import support.helper as again
print(again.counter, h.__name__, deep.__name__, deep.__package__, __name__, h.get_counter(), type(h).__name__)
from support.helper import *
print(star_one, "_hidden" in globals(), "not_in_all" in globals())
def missing_name():
    from support.helper import missing_name
def not_a_package():
    import support.helper.sub
for f in (lambda: __import__("nope_mod"), lambda: __import__("support.nope"),
      missing_name, not_a_package,
      lambda: h.nope):
    try: f()
    except (ImportError, AttributeError) as e:
        msg = str(e)
        print(type(e).__name__, msg.split(" (/")[0])
try:
    import support.explodes
except ZeroDivisionError as e: print("import raised", e)
def inside():
    import support.second as s
    return s.uses_helper()
print(inside(), hasattr(h, "twice"), h.twice.__module__, sorted(n for n in dir(h) if not n.startswith("_")))
import sys
print("support.helper" in sys.modules, sys.modules["support.helper"] is h)
h.patched = lambda: "patched in"
print(again.patched(), getattr(h, "VERSION"), h.Klass().name())
