# SPDX-License-Identifier: MIT
"""From values to text."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quoted(s, ascii_only):
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    parts = []
    for c in s:
        code = ord(c)
        if c in _ESCAPES:
            c = _ESCAPES[c]
        elif code < 32 or ascii_only and 127 <= code < 0x10000:
            c = f"\\u{code:04x}"
        elif ascii_only and code >= 0x10000:
            code -= 0x10000
            c = f"\\u{0xD800 | code >> 10:04x}\\u{0xDC00 | code & 0x3FF:04x}"
        parts.append(c)
    return f'"{"".join(parts)}"'


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.allow_nan, self.sort_keys = skipkeys, ensure_ascii, allow_nan, sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default
        self._active = set()

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        parts = []
        self._write(o, parts.append, "\n" if self.indent is not None else None)
        return "".join(parts)

    def iterencode(self, o):
        yield self.encode(o)

    def _float(self, value):
        if value == value and value not in (float("inf"), float("-inf")):
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"

    def _scalar(self, o):
        """The text of a simple value; None: it is none."""
        if isinstance(o, str):
            return _quoted(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, write, margin):
        text = self._scalar(o)
        if text is not None:
            return write(text)
        if id(o) in self._active:
            raise ValueError("Circular reference detected")
        self._active.add(id(o))
        if isinstance(o, dict):
            self._write_all("{", "}", self._items(o), write, margin)
        elif isinstance(o, (list, tuple)):
            self._write_all("[", "]", [(None, v) for v in o], write, margin)
        else:
            self._write(self.default(o), write, margin)
        self._active.discard(id(o))

    def _write_all(self, opening, closing, items, write, margin):
        if not items:
            return write(opening + closing)
        inner = None if margin is None else margin + self.indent
        separator = self.item_separator + (inner or "")
        write(opening + (inner or ""))
        first = True
        for key, value in items:
            if not first:
                write(separator)
            first = False
            if key is not None:
                write(key)
                write(self.key_separator)
            self._write(value, write, inner)
        write((margin or "") + closing)

    def _items(self, o):
        items = []
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if not isinstance(key, str):
                if key is not None and not isinstance(key, (bool, int, float)):
                    if self.skipkeys:
                        continue
                    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
                key = self._scalar(key)
            items.append((_quoted(key, self.ensure_ascii), value))
        return items
