# SPDX-License-Identifier: MIT
from . import helper
from .helper import twice
def uses_helper(): return (helper.VERSION, twice(21))
