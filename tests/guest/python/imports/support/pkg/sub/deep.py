# SPDX-License-Identifier: MIT
from .. import exported
from ...helper import VERSION
DEEP = f"deep {exported} {VERSION}"
def who(): return __name__
