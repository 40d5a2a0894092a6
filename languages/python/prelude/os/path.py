# SPDX-License-Identifier: MIT
"""Paths with slashes."""
from _os import getcwd, stat_kind

sep = "/"
curdir = "."
pardir = ".."


def join(a, *p):
    path = a
    for b in p:
        if b.startswith("/"):
            path = b
        elif not path or path.endswith("/"):
            path += b
        else:
            path += "/" + b
    return path


def split(p):
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def splitext(p):
    slash, dot = p.rfind("/"), p.rfind(".")
    if dot > slash:
        i = slash + 1
        while i < dot:
            if p[i] != ".":
                return p[:dot], p[dot:]
            i += 1
    return p, ""


def normpath(path):
    if path == "":
        return "."
    initial = 1 if path.startswith("/") else 0
    if path.startswith("//") and not path.startswith("///"):
        initial = 2
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not initial and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * initial + "/".join(parts) or "."


def isabs(s):
    return s.startswith("/")


def abspath(path):
    return normpath(path if isabs(path) else join(getcwd(), path))


realpath = abspath


def exists(path):
    return stat_kind(path) != ""


lexists = exists


def isfile(path):
    return stat_kind(path) == "file"


def isdir(path):
    return stat_kind(path) == "directory"


def expanduser(path):
    from _os import environ
    home = environ.get("HOME")
    if home and (path == "~" or path.startswith("~/")):
        return home.rstrip("/") + path[1:] or "/"
    return path


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def relpath(path, start=curdir):
    a = [x for x in abspath(start).split("/") if x]
    b = [x for x in abspath(path).split("/") if x]
    i = 0
    while i < len(a) and i < len(b) and a[i] == b[i]:
        i += 1
    return "/".join([".."] * (len(a) - i) + b[i:]) or "."


def getsize(path):
    from _os import file_size
    return file_size(path)


def commonpath(paths):
    paths = [fspath_of(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in p.split("/") if part and part != "."] for p in paths]
    common = []
    for parts in zip(*split_paths):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def fspath_of(p):
    return p if isinstance(p, (str, bytes)) else p.__fspath__()
