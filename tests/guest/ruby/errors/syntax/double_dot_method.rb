# SPDX-License-Identifier: MIT
5..foo..bar
