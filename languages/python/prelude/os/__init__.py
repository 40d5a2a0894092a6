# SPDX-License-Identifier: MIT
"""The operating system's everyday functions."""
from _os import *
from _os import environ
from . import path

name = "posix"
sep = "/"
linesep = "\n"
pathsep = ":"
curdir = "."
pardir = ".."
devnull = "/dev/null"
error = OSError


def getenv(key, default=None):
    return environ.get(key, default)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        makedirs(head, exist_ok=exist_ok)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return path.__fspath__()


def walk(top, topdown=True):
    dirs, files = [], []
    for entry in sorted(listdir(top)):
        (dirs if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, dirs, files
    for d in dirs:
        yield from walk(path.join(top, d), topdown)
    if not topdown:
        yield top, dirs, files
