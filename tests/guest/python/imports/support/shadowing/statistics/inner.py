# SPDX-License-Identifier: MIT
here = "own statistics"
