# SPDX-License-Identifier: MIT
"""Numbers of the operating system's errors."""
EPERM, ENOENT, ESRCH, EINTR, EIO, EBADF, ECHILD, EAGAIN, ENOMEM, EACCES = 1, 2, 3, 4, 5, 9, 10, 11, 12, 13
EEXIST, ENOTDIR, EISDIR, EINVAL, EMFILE, ENOSPC, EPIPE, EDOM, ERANGE, ENOTEMPTY = 17, 20, 21, 22, 24, 28, 32, 33, 34, 39
ECONNREFUSED, ETIMEDOUT = 111, 110
errorcode = {number: name for name, number in list(globals().items()) if name.startswith("E")}
