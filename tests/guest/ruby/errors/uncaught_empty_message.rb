# SPDX-License-Identifier: MIT
raise ArgumentError, ""
