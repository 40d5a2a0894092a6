# SPDX-License-Identifier: MIT
Json = "own json"
