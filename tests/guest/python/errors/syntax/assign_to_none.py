# SPDX-License-Identifier: MIT
None = 3
