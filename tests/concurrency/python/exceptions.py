# SPDX-License-Identifier: MIT
# Each thread handles its own exceptions, whatever the others do; one exception object is raised by several.
import sys
import threading
import traceback

problems = []
common = ValueError("common")


def deep(n):
    if n == 0:
        raise KeyError(threading.get_ident())
    try:
        deep(n - 1)
    finally:
        if sys.exc_info()[0] is not KeyError:
            problems.append("exc_info in finally")


def work(n):
    me = threading.get_ident()
    for i in range(60):
        try:
            deep(10)
        except KeyError as e:
            if e.args != (me,) or sys.exc_info()[1] is not e:
                problems.append("not mine")
            try:
                raise common
            except ValueError as c:
                if c is not common:
                    problems.append("common")
            if sys.exc_info()[1] is not e:
                problems.append("not restored")
            traceback.format_exc()
        if sys.exc_info() != (None, None, None):
            problems.append("left over")
        try:
            raise RuntimeError from OSError(n)
        except RuntimeError as e:
            if e.__cause__.args != (n,):
                problems.append("cause")


def recurse(n):
    return 1 + recurse(n - 1) if n else 0


def depth():
    for _ in range(5):
        if recurse(500) != 500:
            problems.append("depth")
        try:
            recurse(100000)
            problems.append("no RecursionError")
        except RecursionError:
            pass


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)] + [threading.Thread(target=depth) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
if problems:
    print(problems[:5])
    raise SystemExit(1)
print("ok")
