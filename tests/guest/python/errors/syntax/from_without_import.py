# SPDX-License-Identifier: MIT
from math
