# SPDX-License-Identifier: MIT
from .sub import NAME
exported = "exported " + NAME
