# SPDX-License-Identifier: MIT
self = 5
