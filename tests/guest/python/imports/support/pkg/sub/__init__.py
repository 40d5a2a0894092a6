# SPDX-License-Identifier: MIT
NAME = "sub"
