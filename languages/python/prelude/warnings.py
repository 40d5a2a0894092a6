# SPDX-License-Identifier: MIT
"""Warnings on standard error, each place once."""
import sys
import _traceback

_seen = set()
_filters = []
_recording = []


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line.strip()}\n" if line else "")


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    stack = _traceback.entries(_traceback.current())[:-1]
    filename, lineno, _, line = stack[-stacklevel] if stacklevel <= len(stack) else ("sys", 1, "", "")
    _issue(message, category, filename, lineno, line)


def warn_explicit(message, category, filename, lineno, module=None, **options):
    _issue(message, category, filename, lineno, "")


def _issue(message, category, filename, lineno, line):
    action = _action(message, category)
    made = message if isinstance(message, Warning) else category(message)
    if action == "error":
        raise made
    if action == "ignore":
        return
    key = (str(message), category, filename, lineno)
    if action != "always":
        if key in _seen:
            return
        _seen.add(key)
    if _recording:
        _recording[-1].append(WarningMessage(made, category, filename, lineno))
    else:
        sys.stderr.write(formatwarning(message, category, filename, lineno, line))


def _action(message, category):
    for action, text, kind in _filters:
        if issubclass(category, kind) and text in str(message):
            return action
    return "default"


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _filters.insert(len(_filters) if append else 0, (action, message, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, "", category, append=append)


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        self._saved = _filters[:]
        if self._action is not None:
            simplefilter(self._action, self._category)
        if self._record:
            _recording.append([])
            return _recording[-1]

    def __exit__(self, *details):
        _filters[:] = self._saved
        if self._record:
            _recording.pop()
