# SPDX-License-Identifier: MIT
"""Sets of characters, templates."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable", "punctuation", "whitespace",
           "Formatter", "Template"]

ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
whitespace = " \t\n\r\v\f"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (" " if sep is None else sep).join(word.capitalize() for word in s.split(sep))


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)


class Template:
    """Text with $name and ${name}; $$ is a dollar sign."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(literal text, name, source of the placeholder, its position); name "": not a valid placeholder."""
        text, at = self.template, 0
        while True:
            start = text.find(self.delimiter, at)
            if start < 0:
                yield text[at:], None, "", len(text)
                return
            literal, at = text[at:start], start + 1
            if text.startswith(self.delimiter, at):
                at += 1
                yield literal + self.delimiter, None, "", start
                continue
            braced = text.startswith("{", at)
            begin = end = at + braced
            while end < len(text) and _is_name_character(text[end], end > begin):
                end += 1
            if end == begin or braced and not text.startswith("}", end):
                yield literal, "", self.delimiter, start
                continue
            at = end + braced
            yield literal, text[begin:end], text[start:at], start

    def _values(self, mapping, keywords):
        return {**mapping, **keywords} if keywords else mapping

    def substitute(self, mapping={}, /, **kws):
        values, out = self._values(mapping, kws), []
        for literal, name, source, start in self._pieces():
            out.append(literal)
            if name == "":
                before = self.template[:start].splitlines(keepends=True)
                line, column = (1, 1) if not before else (len(before), start - len("".join(before[:-1])) + 1)
                raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
            if name is not None:
                out.append(str(values[name]))
        return "".join(out)

    def safe_substitute(self, mapping={}, /, **kws):
        values, out = self._values(mapping, kws), []
        for literal, name, source, start in self._pieces():
            out.append(literal)
            if name is not None:
                out.append(str(values[name]) if name and name in values else source)
        return "".join(out)

    def is_valid(self):
        return all(name != "" for _, name, _, _ in self._pieces())

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, name, _, _ in self._pieces() if name))


def _is_name_character(c, inside):
    return c.isascii() and (c == "_" or c.isalpha() or inside and c.isdigit())
