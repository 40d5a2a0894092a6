# SPDX-License-Identifier: MIT
"""Reports about exceptions."""
import sys
import _traceback


class FrameSummary:
    def __init__(self, filename, lineno, name, line):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line.strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        return [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f"    {f.line}\n" if f.line else "") for f in self]


def extract_tb(tb, limit=None):
    return StackSummary(FrameSummary(*entry) for entry in _traceback.entries(tb))[:limit]


def extract_stack(f=None, limit=None):
    return StackSummary(FrameSummary(*entry) for entry in _traceback.entries(_traceback.current())[:-1])


def _lines(text):
    return text.splitlines(keepends=True)


def _exception(exc, value):
    if isinstance(exc, BaseException):
        return exc
    return value


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    error = _exception(exc, value)
    return ["NoneType: None\n"] if error is None else _lines(_traceback.format(error))


def format_exception_only(exc, /, value=None):
    error = _exception(exc, value)
    name = type(error).__qualname__ if type(error).__module__ in ("builtins", "__main__") else f"{type(error).__module__}.{type(error).__qualname__}"
    text = str(error)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1]))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write("".join(format_exception(exc, value)))


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc())


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    return StackSummary(extract_stack()[:-1]).format()


def print_stack(f=None, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(StackSummary(extract_stack()[:-1]).format()))


def format_list(extracted_list):
    return StackSummary(FrameSummary(*f) for f in extracted_list).format()


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type, self._error = exc_type, exc_value
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._error)

    def format_exception_only(self):
        yield from format_exception_only(self._error)
