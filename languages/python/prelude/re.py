# SPDX-License-Identifier: MIT
"""Regular expressions."""
import _re

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern", "Match", "A", "I", "L",
           "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG"]

NOFLAG, I, L, M, S, U, X, DEBUG, A = 0, 2, 4, 8, 16, 32, 64, 128, 256
IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = I, L, M, S, U, X, A
_SEARCH, _MATCH, _FULL_MATCH, _ADVANCE = range(4)


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        text = msg
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            text = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                text = f"{text} (line {self.lineno}, column {self.colno})"
        super().__init__(text)


class Match:
    __slots__ = ("re", "string", "pos", "endpos", "_spans")

    def __init__(self, pattern, string, pos, endpos, spans):
        self.re, self.string, self.pos, self.endpos, self._spans = pattern, string, pos, endpos, spans

    def _index(self, group):
        if not isinstance(group, (str, bytes)) and hasattr(group, "__index__"):
            group = group.__index__()
            if 0 <= group <= self.re.groups:
                return group
        elif group in self.re._names:
            return self.re._names[group]
        raise IndexError("no such group")

    def _text(self, group, default=None):
        start = self._spans[2 * group]
        return default if start < 0 else self.string[start:self._spans[2 * group + 1]]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(self._index(groups[0]))
        return tuple([self._text(self._index(g)) for g in groups])

    def __getitem__(self, group):
        return self._text(self._index(group))

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in self.re._names.items()}

    def start(self, group=0, /):
        return self._spans[2 * self._index(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._index(group) + 1]

    def span(self, group=0, /):
        i = self._index(group)
        return self._spans[2 * i], self._spans[2 * i + 1]

    def expand(self, template):
        return _expander(self.re, template)(self)

    @property
    def regs(self):
        return tuple([(self._spans[i], self._spans[i + 1]) for i in range(0, len(self._spans), 2)])

    @property
    def lastindex(self):
        """The group that was closed last."""
        last = None
        for i in range(1, self.re.groups + 1):
            start, end = self.span(i)
            if start >= 0 and (last is None or end > self.end(last) or end == self.end(last) and start >= end and self.start(last) < end):
                last = i
        return last

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, i in self.re._names.items():
            if i == last:
                return name
        return None

    def __bool__(self):
        return True

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


class Pattern:
    __slots__ = ("pattern", "flags", "groups", "_names", "_handle")

    def __init__(self, pattern, flags):
        try:
            self._handle = _re.compile(pattern, flags)
        except ValueError as e:
            raise _explained(str(e), pattern) from None
        self.pattern = pattern
        self.flags = flags | (U if isinstance(pattern, str) and not flags & A else 0)
        self.groups = _re.group_count(self._handle)
        self._names = _re.group_names(self._handle) if self.groups else {}

    @property
    def groupindex(self):
        return dict(self._names)

    def _run(self, string, pos, endpos, how):
        if isinstance(string, str) != isinstance(self.pattern, str):
            if not isinstance(string, (str, bytes, bytearray)):
                raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
            if isinstance(string, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            raise TypeError("cannot use a string pattern on a bytes-like object")
        if type(string) is not str and type(string) is not bytes:
            string = str(string) if isinstance(string, str) else bytes(string)
        size = len(string)
        endpos = size if endpos is None else min(max(endpos, 0), size)
        pos = max(pos, 0)
        if pos > endpos:
            return None
        spans = _re.match(self._handle, string, pos, endpos, how)
        return None if spans is None else Match(self, string, pos, endpos, spans)

    def match(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, _FULL_MATCH)

    def search(self, string, pos=0, endpos=None):
        return self._run(string, pos, endpos, _SEARCH)

    def finditer(self, string, pos=0, endpos=None):
        how = _SEARCH
        while True:
            found = self._run(string, pos, endpos, how)
            if found is None:
                return
            yield found
            start, pos = found.span()
            how = _ADVANCE if start == pos else _SEARCH

    scanner = finditer

    def findall(self, string, pos=0, endpos=None):
        empty = string[:0]
        if self.groups == 0:
            return [m.group() for m in self.finditer(string, pos, endpos)]
        if self.groups == 1:
            return [m._text(1, empty) for m in self.finditer(string, pos, endpos)]
        return [m.groups(empty) for m in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        parts, done = [], 0
        for found in self.finditer(string):
            if maxsplit and len(parts) >= maxsplit * (self.groups + 1):
                break
            start, end = found.span()
            parts.append(string[done:start])
            parts.extend(found.groups())
            done = end
        parts.append(string[done:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        expand = repl if callable(repl) else _expander(self, repl)
        parts, done, n = [], 0, 0
        for found in self.finditer(string):
            if count and n >= count:
                break
            start, end = found.span()
            parts.append(string[done:start])
            parts.append(expand(found))
            done = end
            n += 1
        parts.append(string[done:])
        return string[:0].join(parts), n

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        names = [f"re.{name}" for name, flag in (("IGNORECASE", I), ("LOCALE", L), ("MULTILINE", M), ("DOTALL", S), ("VERBOSE", X), ("ASCII", A)) if self.flags & flag]
        text = repr(self.pattern)
        return f"re.compile({text[:200]}{', ' + '|'.join(names) if names else ''})"


def _explained(message, pattern):
    """What CPython says about Oniguruma's errors, with a place."""
    at = 0
    if "unmatched close" in message:
        depth, message = 0, "unbalanced parenthesis"
        for at, c in _plain_characters(pattern):
            depth += (c == "(") - (c == ")")
            if depth < 0:
                break
    elif "unmatched paren" in message or "end pattern in group" in message or "end pattern with unmatched" in message:
        opened, message = [], "missing ), unterminated subpattern"
        for i, c in _plain_characters(pattern):
            if c == "(":
                opened.append(i)
            elif c == ")" and opened:
                opened.pop()
        at = opened[0] if opened else 0
    elif "char-class" in message:
        message = "unterminated character set"
        at = pattern.rfind("[" if isinstance(pattern, str) else b"[")
    elif "target of repeat" in message:
        message = "nothing to repeat"
        before = "("
        for at, c in _plain_characters(pattern):
            if c in "*+?{" and before in "(|":
                break
            before = c
    elif "empty range" in message:
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        for at in range(len(text) - 2):
            if text[at + 1] == "-" and text[at] > text[at + 2] and text[at + 2] != "]":
                message = f"bad character range {text[at:at + 3]}"
                break
    elif "multiplex defined name" in message:
        name = message[message.find("<") + 1:message.rfind(">")]
        marker = f"(?P<{name}>"
        at = pattern.find(marker, pattern.find(marker) + 1) + 4
        groups = [i for i, c in _plain_characters(pattern) if c == "(" and not (pattern[i + 1:i + 2] == "?" and pattern[i + 2:i + 4] != "P<")]
        first, second = (groups.index(i) + 1 for i in (pattern.find(marker), at - 4))
        message = f"redefinition of group name {name!r} as group {second}; was group {first}"
    elif "end pattern at escape" in message:
        message, at = "bad escape (end of pattern)", len(pattern) - 1
    return error(message, pattern, at)


def _plain_characters(pattern):
    """Those outside of character classes and escapes."""
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    i, inside = 0, False
    while i < len(text):
        c = text[i]
        if c == "\\":
            i += 1
        elif inside:
            inside = c != "]"
        elif c == "[":
            inside = True
            if text[i + 1:i + 2] == "^":
                i += 1
            if text[i + 1:i + 2] == "]":
                i += 1
        else:
            yield i, c
        i += 1


# ---- replacement templates

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}


def _expander(pattern, template):
    binary = isinstance(template, (bytes, bytearray))
    parts = _template_parts(pattern, template.decode("latin-1") if binary else template)
    if binary:
        parts = [p.encode("latin-1") if isinstance(p, str) else p for p in parts]
    if len(parts) == 1 and not isinstance(parts[0], int):
        return lambda found: parts[0]
    empty = b"" if binary else ""
    return lambda found: empty.join([found._text(p, empty) if isinstance(p, int) else p for p in parts])


def _template_parts(pattern, text):
    """Literal strings and group numbers."""
    parts, at, start = [], 0, 0
    while (at := text.find("\\", start)) >= 0:
        parts.append(text[start:at])
        c = text[at + 1:at + 2]
        start = at + 2
        if c == "g":
            close = text.find(">", start)
            if not text.startswith("<", start):
                raise error("missing <", text, start)
            if close < 0:
                raise error("missing >, unterminated name", text, start + 1)
            parts.append(_group_number(pattern, text[start + 1:close], text, start + 1))
            start = close + 1
        elif c == "0":
            end = start
            while end < start + 2 and text[end:end + 1] in tuple("01234567"):
                end += 1
            parts.append(chr(int(text[at + 1:end], 8)))
            start = end
        elif c.isdigit():
            if text[start:start + 1].isdigit():
                start += 1
            parts.append(_group_number(pattern, text[at + 1:start], text, at + 1))
        elif c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif c == "":
            raise error("bad escape (end of pattern)", text, at)
        elif c.isascii() and c.isalpha():
            raise error(f"bad escape \\{c}", text, at)
        else:
            parts.append("\\" + c)
    parts.append(text[start:])
    return [p for p in parts if p != ""] or [""]


def _group_number(pattern, name, text, at):
    if name.isdigit():
        number = int(name)
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", text, at)
        return number
    if not name.isidentifier():
        raise error("missing group name" if not name else f"bad character in group name {name!r}", text, at)
    if name not in pattern._names:
        raise IndexError(f"unknown group name {name!r}")
    return pattern._names[name]


# ---- functions

_cache = {}


def compile(pattern, flags=0):
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if len(_cache) >= 512:
        _cache.clear()
    made = _cache[key] = Pattern(pattern, int(flags))
    return made


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


_SPECIAL = {c: "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return "".join([_SPECIAL.get(c, c) for c in pattern])
    return escape(bytes(pattern).decode("latin-1")).encode("latin-1")


Match.__module__ = Pattern.__module__ = "re"
