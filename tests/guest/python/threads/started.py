# SPDX-License-Identifier: MIT
# What start() promises: the thread has its identity, is alive or has ended, and is listed as long as it runs.
import threading
for _ in range(300):
    seen = []
    t = threading.Thread(target=lambda: seen.append(threading.current_thread()))
    t.start()
    assert t.ident is not None and t.native_id is not None
    assert t in threading.enumerate() or not t.is_alive()
    t.join()
    assert seen == [t] and not t.is_alive() and t.ident is not None
    assert t not in threading.enumerate()
u = threading.Thread(target=int)
assert u.native_id is None and u.ident is None
print("ok", threading.active_count())
