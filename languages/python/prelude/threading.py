# SPDX-License-Identifier: MIT
"""Threads and what they wait for. Locks and lists of waiters are the runtime's (_thread)."""
import _thread
import sys as _sys
from _thread import RLock, TIMEOUT_MAX, allocate_lock as Lock, get_ident, get_native_id, stack_size
from _threading_sync import Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Semaphore
from _threading_local import local

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'ExceptHookArgs',
           'getprofile', 'gettrace', 'get_native_id']

ThreadError = _thread.error

_foreign = {}  # threads that ran already when they were first asked for, by ident
_active = {}  # the others, from their start to their end (the values are None)
_active_lock = Lock()
_count = 0


def _new_number():
    global _count
    with _active_lock:
        _count += 1
        return _count


class ExceptHookArgs(tuple):
    """What excepthook gets: (exc_type, exc_value, exc_traceback, thread)."""

    def __new__(cls, args):
        args = tuple(args)
        if len(args) != 4:
            raise TypeError(f"_thread._ExceptHookArgs() takes a 4-sequence ({len(args)}-sequence given)")
        return super().__new__(cls, args)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Tells about an exception that ends a thread."""
    if args.exc_type is SystemExit:
        return
    thread = args.thread
    name = thread.name if thread is not None else get_ident()
    value = args.exc_value if args.exc_value is not None else args.exc_type()
    stderr = _sys.stderr
    if stderr is None:
        stderr = getattr(thread, '_stderr', None)
        if stderr is None:
            return
    stderr.write(f"Exception in thread {name}:\n" + _thread._format_exception(value))
    stderr.flush()


__excepthook__ = excepthook
_trace_hook = _profile_hook = None


def settrace(func):
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


class Thread:
    """A thread of control: start() runs run(), that is target(*args, **kwargs), in it."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = f"Thread-{_new_number()}"
            target_name = getattr(target, '__name__', None)
            if target is not None and target_name is not None:
                name += f" ({target_name})"
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon) if daemon is not None else current_thread().daemon
        self._ident = self._native_id = None
        self._started = Event()
        self._done = None  # locked while the thread runs
        self._is_stopped = False
        self._stderr = _sys.stderr
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._is_stopped:
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        """What there is to do is done before the new thread runs, so that neither waits for the other: on busy cores
        whoever waits is woken late."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        with _active_lock:
            if self._done is not None:
                raise RuntimeError("threads can only be started once")
            self._done = Lock()
            self._done.acquire()
            self._started.set()
            _active[self] = None
        try:
            self._ident = _thread.start_new_thread(self._bootstrap, ())
        except Exception:
            with _active_lock:
                del _active[self]
                self._started.clear()
                done, self._done = self._done, None
                done.release()
            raise

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # Not deleted: others may know the object, so that would stop the world.
            self._target = self._args = self._kwargs = None

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        _thread._set_current_object(self)
        try:
            self.run()
        except BaseException as e:
            self._report(e)
        finally:
            with _active_lock:
                del _active[self]
                self._is_stopped = True
            self._done.release()

    def _report(self, e):
        args = ExceptHookArgs((type(e), e, e.__traceback__, self))
        try:
            excepthook(args)
        except BaseException as failed:
            if _sys.stderr is not None:
                _sys.stderr.write("Exception in threading.excepthook:\n" + _thread._format_exception(failed))

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        done = self._done
        if done is None or self._is_stopped and not done.locked():
            return
        if done.acquire(True, -1 if timeout is None else max(timeout, 0)):
            done.release()

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        while self._native_id is None and self._started.is_set():
            from time import sleep
            sleep(0.0001)  # only the thread itself can tell, and will at once
        return self._native_id

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._is_stopped

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    """Calls a function after so many seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ForeignThread(Thread):
    """One that runs already when it is first asked for: the main thread, those of _thread.start_new_thread."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._started.set()
        _thread._set_current_object(self)
        _foreign[self._ident] = self


class _MainThread(_ForeignThread):
    def __init__(self):
        _ForeignThread.__init__(self, "MainThread", False)


class _DummyThread(_ForeignThread):
    def __init__(self):
        _ForeignThread.__init__(self, f"Dummy-{_new_number()}", True)

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def current_thread():
    thread = _thread._current_object()
    return _DummyThread() if thread is None else thread


def currentThread():
    return current_thread()


def active_count():
    with _active_lock:
        return len(_foreign) + len(_active)


def activeCount():
    return active_count()


def enumerate():
    with _active_lock:
        return list(_foreign.values()) + list(_active)


def main_thread():
    return _main_thread


def _shutdown():
    """At the end of the program: waits for all threads that are no daemons."""
    _main_thread._is_stopped = True
    while True:
        with _active_lock:
            waited_for = [t for t in _active if not t._daemonic]
        if not waited_for:
            return
        for thread in waited_for:
            thread.join()


_main_thread = _MainThread()
