# SPDX-License-Identifier: MIT
"""Streams in memory."""
from builtins import open

__all__ = ["open", "StringIO", "BytesIO", "IOBase", "TextIOBase", "RawIOBase", "BufferedIOBase", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE"]
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False
    _closed_text = "I/O operation on closed file."

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *details):
        self.close()

    def _check(self):
        if self.closed:
            raise ValueError(self._closed_text)

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        return False

    writable = seekable = isatty = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class _Memory:
    """What both kinds of streams do: what was written last is kept apart as long as it goes to the end."""

    def _setup(self, initial):
        self._contents, self._pending, self._at = initial, [], 0

    def _whole(self):
        if self._pending:
            self._contents = self._contents[:0].join([self._contents, *self._pending])
            self._pending = []
        return self._contents

    def getvalue(self):
        self._check()
        return self._whole()

    def _put(self, data):
        if self._at is None:
            self._pending.append(data)
            return len(data)
        whole = self._whole()
        if self._at == len(whole):
            self._pending.append(data)
            self._at = None
            return len(data)
        if self._at > len(whole):
            whole += self._filler * (self._at - len(whole))
        self._contents = whole[:self._at] + data + whole[self._at + len(data):]
        self._at += len(data)
        return len(data)

    def _position(self):
        if self._at is None:
            self._at = len(self._whole())
        return self._at

    def read(self, size=-1, /):
        self._check()
        start, whole = self._position(), self._whole()
        end = len(whole) if size is None or size < 0 else min(start + size, len(whole))
        self._at = max(start, end)
        return whole[start:end]

    def readline(self, size=-1, /):
        self._check()
        start, whole = self._position(), self._whole()
        end = whole.find(self._newline, start) + 1 or len(whole)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(start, end)
        return whole[start:end]

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 1:
            offset += self._position()
        elif whence == 2:
            offset += len(self._whole())
        if offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        self._at = offset
        return offset

    def tell(self):
        self._check()
        return self._position()

    def truncate(self, size=None, /):
        self._check()
        size = self._position() if size is None else size
        self._contents = self._whole()[:size]
        return size

    def readable(self):
        return True

    writable = seekable = readable


class StringIO(_Memory, TextIOBase):
    _newline, _filler, _closed_text = "\n", "\0", "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._setup(initial_value or "")

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)


class BytesIO(_Memory, BufferedIOBase):
    _newline, _filler = b"\n", b"\0"

    def __init__(self, initial_bytes=b""):
        self._setup(bytes(initial_bytes))

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        return memoryview(self.getvalue())


class TextIOWrapper(TextIOBase):
    pass
