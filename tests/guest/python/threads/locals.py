# SPDX-License-Identifier: MIT
# threading.local
import threading


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except BaseException as e:
        print(type(e).__name__, e)


def in_thread(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    t.join()


local = threading.local()
local.x = 1
print(local.x, local.__dict__)


def other():
    attempt(lambda: local.x)
    local.x = 2
    local.y = [3]
    print(local.x, sorted(local.__dict__), hasattr(local, "z"))
    del local.x
    attempt(lambda: local.x)
    attempt(delattr, local, "x")


in_thread(other)
in_thread(other)
print(local.x, hasattr(local, "y"))
attempt(threading.local, 5)


class Mine(threading.local):
    common = "class"

    def __init__(self, n, text="?"):
        self.n = n
        self.text = text
        print("init", n, text)

    def total(self):
        return self.n + 1

    @property
    def double(self):
        return self.n * 2

    @double.setter
    def double(self, v):
        self.n = v // 2


m = Mine(5, text="t")
m.n = 10


def use():
    print(m.n, m.text, m.common, m.total(), m.double)
    m.double = 100
    print(m.n, sorted(m.__dict__))


in_thread(use)
use()
in_thread(use)
print(m.n)
results = []


def count(n):
    local.n = 0
    for _ in range(100):
        local.n += n
    results.append(local.n)


threads = [threading.Thread(target=count, args=(n,)) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results))
