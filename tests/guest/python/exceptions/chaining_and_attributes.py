# SPDX-License-Identifier: MIT
class AppError(Exception):
    def __init__(self, msg, code=0):
        super().__init__(msg)
        self.code = code
class Plain(Exception): pass
class Str(Exception):
    def __str__(self): return "custom str"
def t(f):
    try: f()
    except BaseException as e:
        print([type(e).__name__, str(e), e.args, repr(e), type(e.__cause__).__name__, type(e.__context__).__name__,
              e.__suppress_context__])
        return e
def r(e, c=0):
    if c == 0: raise e
    raise e from c
print(t(lambda: r(AppError("m", code=5))).code)
t(lambda: r(Plain))
t(lambda: r(Plain()))
t(lambda: r(Plain(1, "b")))
t(lambda: r(Str("x")))
t(lambda: r(5))
t(lambda: r("str"))
t(lambda: r(None))
t(lambda: r(ValueError("v"), KeyError("k")))
t(lambda: r(ValueError("v"), None))
t(lambda: r(ValueError("v"), 5))
def ctx():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second")
def sup():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("second") from None
def frm():
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError("second") from e
t(ctx)
t(sup)
t(frm)
def chain():
    try:
        try: raise ValueError("one")
        except ValueError: raise TypeError("two")
    except TypeError: raise RuntimeError("three")
e = t(chain)
while e:
    print(e, end=" <- ")
    e = e.__context__
print()
def norse(): raise
t(norse)
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError),
      issubclass(FileNotFoundError, OSError), issubclass(RecursionError, RuntimeError),
      issubclass(UnicodeDecodeError, ValueError), issubclass(StopIteration, Exception),
      issubclass(KeyboardInterrupt, Exception), issubclass(ModuleNotFoundError, ImportError),
      issubclass(IndentationError, SyntaxError), OSError is IOError, ValueError.__mro__[1].__name__)
v = ValueError("x")
v.add_note("note")
print(v.__notes__, v.with_traceback(None) is v, ValueError("a") == ValueError("a"), isinstance(v, Exception),
      str(ValueError()), str(KeyError("q")), repr(KeyError("q")), str(KeyError(1, 2)), str(OSError(2, "msg")),
      repr(OSError(2, "msg")), str(OSError(2, "msg", "file")), UnboundLocalError.__bases__[0].__name__)
try:
    open("no/such/file")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
import sys
try: raise Plain("info")
except Plain: print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
def line():
    try: raise Plain
    except Plain as e: return e.__traceback__.tb_lineno
print(line())
