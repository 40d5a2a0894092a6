# SPDX-License-Identifier: MIT
class = 3
