# SPDX-License-Identifier: MIT
"""SimpleQueue is the runtime's."""


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""
