# SPDX-License-Identifier: MIT
# The end of the program: threads that are no daemons are waited for, daemons are not.
import sys
import threading
import time

main_is_done = threading.Event()


def late():
    main_is_done.wait()
    time.sleep(0.02)
    print("late, but printed")
    threading.Thread(target=lambda: (time.sleep(0.02), print("started by a thread"))).start()


def never():
    threading.Event().wait()


threading.Thread(target=never, daemon=True).start()
threading.Thread(target=late).start()
print(sys.getswitchinterval())
sys.setswitchinterval(0.01)
print(sys.getswitchinterval())
try:
    sys.setswitchinterval(0)
except ValueError as e:
    print(e)
print("main is done")
main_is_done.set()
sys.exit(3)
