# SPDX-License-Identifier: MIT
raise "a string"
