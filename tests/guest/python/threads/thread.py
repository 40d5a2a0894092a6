# SPDX-License-Identifier: MIT
# threading.Thread: life, names, daemons, errors.
import threading


def attempt(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        print(type(e).__name__, e)


def greet(who, punctuation="."):
    print("hello", who + punctuation, threading.current_thread().name)


t = threading.Thread(target=greet, args=("world",), kwargs={"punctuation": "!"})
print(t.name, t.ident, t.native_id, t.is_alive(), t.daemon)
attempt(t.join)
t.start()
t.join()
print(t.is_alive(), type(t.ident), type(t.native_id))
attempt(t.start)
t.join()
t.join(0.1)

t = threading.Thread(target=print, args=("print in a thread",), name="mine", daemon=True)
print(t.name, t.daemon)
t.name = 5
print(repr(t.name))
t.start()
t.join()


class Own(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = sum(range(self.n))


threads = [Own(n) for n in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([t.result for t in threads], threads[0].name)


class Careless(threading.Thread):
    def __init__(self):
        pass


attempt(Careless().start)
attempt(threading.current_thread().join)
inner = []


def join_self():
    try:
        threading.current_thread().join()
    except RuntimeError as e:
        inner.append(str(e))
    try:
        threading.current_thread().daemon = True
    except RuntimeError as e:
        inner.append(str(e))


t = threading.Thread(target=join_self)
t.start()
t.join()
print(inner)
main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.daemon, main.ident == threading.get_ident())
print(threading.active_count(), [t.name for t in threading.enumerate()])
gate = threading.Event()
waiting = [threading.Thread(target=gate.wait, name=f"w{i}") for i in range(3)]
for t in waiting:
    t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()), waiting[0].is_alive())
waiting[0].join(0.01)
print(waiting[0].is_alive())
gate.set()
for t in waiting:
    t.join()
print(threading.active_count(), len({t.ident for t in [main]}))
attempt(threading.Thread, "group")
print(threading.Thread(target=greet).name == threading.Thread().name, threading.TIMEOUT_MAX)


def inherits():
    print(threading.Thread().daemon)


for daemon in (True, False):
    t = threading.Thread(target=inherits, daemon=daemon)
    t.start()
    t.join()
print(threading.stack_size())
attempt(threading.stack_size, 100)
attempt(threading.stack_size, -1)
print(threading.stack_size(1 << 20), threading.stack_size(0))
