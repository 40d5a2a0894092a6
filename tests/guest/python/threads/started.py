# SPDX-License-Identifier: MIT
# What start() promises: the thread has its identity, is alive or has ended, and is listed as long as it runs.
import _thread
import threading
for _ in range(300):
    seen = []

    def look():
        me = threading.current_thread()
        if me.is_alive() and me.ident == threading.get_ident() and me in threading.enumerate():
            seen.append(me)

    t = threading.Thread(target=look)
    t.start()
    assert t.ident is not None and t.native_id is not None
    assert t in threading.enumerate() or not t.is_alive()
    t.join()
    assert seen == [t] and not t.is_alive() and t.ident is not None
    assert t not in threading.enumerate()
u = threading.Thread(target=int)
assert u.native_id is None and u.ident is None
print("ok", threading.active_count())


# A thread for which the system has no room can be started later.
def refuse(*args):
    raise RuntimeError("can't start new thread")


start_new_thread = _thread.start_new_thread
_thread.start_new_thread = threading._start_new_thread = refuse
try:
    u.start()
except RuntimeError as e:
    print(e)
print(u.is_alive(), u.ident, u in threading.enumerate())
_thread.start_new_thread = threading._start_new_thread = start_new_thread
u.start()
u.join()
print(u.is_alive(), u.ident is not None, threading.active_count())
try:
    u.start()
except RuntimeError as e:
    print(e)
