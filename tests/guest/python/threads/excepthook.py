# SPDX-License-Identifier: MIT
# Exceptions that end a thread.
import io
import sys
import threading


def fail(x):
    raise ValueError(x)


def run(target, *args, name=None):
    t = threading.Thread(target=target, args=args, name=name)
    t.start()
    t.join()
    return t


before, sys.stderr = sys.stderr, io.StringIO()
run(fail, "default hook", name="failing")
text, sys.stderr = sys.stderr.getvalue(), before
lines = text.splitlines()
print(lines[0])
print(lines[1])
print(lines[-1])
print([line.strip() for line in lines if "fail" in line][-1].rpartition(", ")[2])


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, args.thread.name)


threading.excepthook = hook
run(fail, "own hook", name="t1")
run(sys.exit, name="t2")
run(exit, 3, name="t3")


def base():
    raise KeyboardInterrupt("in thread")


run(base, name="t4")


def handled():
    try:
        fail(1)
    except ValueError:
        raise KeyError("second") from None


run(handled, name="t5")
threading.excepthook = threading.__excepthook__
print("main goes on")
