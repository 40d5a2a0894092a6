# SPDX-License-Identifier: MIT
raise ValueError
