# SPDX-License-Identifier: MIT
nonlocal x
