# SPDX-License-Identifier: MIT
from contextlib import contextmanager
@contextmanager
def tag(n):
    print(f"<{n}>")
    try: yield n.upper()
    except ValueError as e: print("gen caught", e)
    finally: print(f"</{n}>")
with tag("b") as t: print(t)
with tag("i"): raise ValueError("inside")
from contextlib import suppress
with suppress(KeyError): {}["k"]
print("suppressed")
