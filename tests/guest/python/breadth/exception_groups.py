# SPDX-License-Identifier: MIT
try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as eg: print("values", eg.exceptions)
except* TypeError as eg: print("types", eg.exceptions)
try:
    try: raise ExceptionGroup("outer", [ValueError("a"), ExceptionGroup("inner", [KeyError("b")])])
    except* KeyError as eg: print("keys", eg, eg.exceptions)
except ExceptionGroup as rest: print("rest", rest, rest.exceptions)
