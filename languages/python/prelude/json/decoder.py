# SPDX-License-Identifier: MIT
"""From text to values."""

_SPACE = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


def _skip(s, at):
    end = len(s)
    while at < end and s[at] in _SPACE:
        at += 1
    return at


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__

    def decode(self, s):
        value, at = self.raw_decode(s, _skip(s, 0))
        at = _skip(s, at)
        if at != len(s):
            raise JSONDecodeError("Extra data", s, at)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if c == word[0] and s.startswith(word, at):
                return value, at + len(word)
        if c == "-" or "0" <= c <= "9":
            number = self._number(s, at)
            if number is not None:
                return number
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _number(self, s, start):
        size = len(s)

        def digits(at):
            while at < size and "0" <= s[at] <= "9":
                at += 1
            return at

        at = start + (s[start] == "-")
        if not ("0" <= s[at:at + 1] <= "9"):
            return None
        at = at + 1 if s[at] == "0" else digits(at)
        whole = at
        if s[at:at + 1] == "." and "0" <= s[at + 1:at + 2] <= "9":
            at = digits(at + 1)
        if s[at:at + 1] in ("e", "E"):
            exponent = at + 1 + (s[at + 1:at + 2] in ("+", "-"))
            if "0" <= s[exponent:exponent + 1] <= "9":
                at = digits(exponent)
        text = s[start:at]
        return (self.parse_int if at == whole else self.parse_float)(text), at

    def _string(self, s, at):
        begin, size, parts, start = at - 1, len(s), [], at
        while True:
            if at >= size:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            c = s[at]
            if c == '"':
                parts.append(s[start:at])
                return "".join(parts), at + 1
            if c < " " and self.strict:
                raise JSONDecodeError("Invalid control character at", s, at)
            if c != "\\":
                at += 1
                continue
            parts.append(s[start:at])
            text, at = self._escape(s, at + 1, begin)
            parts.append(text)
            start = at

    def _escape(self, s, at, begin):
        if at >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[at]
        if c != "u":
            if c not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", s, at - 1)
            return _ESCAPES[c], at + 1
        code, at = self._hex(s, at), at + 5
        if 0xD800 <= code <= 0xDBFF and s[at:at + 2] == "\\u":
            low = self._hex(s, at + 1)
            if 0xDC00 <= low <= 0xDFFF:
                return chr(0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)), at + 6
        return chr(code), at

    def _hex(self, s, at):
        digits = s[at + 1:at + 5]
        if len(digits) == 4 and all(d in "0123456789abcdefABCDEF" for d in digits):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            return self._made(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = self._string(s, at + 1)
            at = _skip(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip(s, at + 1))
            pairs.append((key, value))
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "}":
                return self._made(pairs), at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)

    def _array(self, s, at):
        values = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = _skip(s, at)
            c = s[at:at + 1]
            if c == "]":
                return values, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)
