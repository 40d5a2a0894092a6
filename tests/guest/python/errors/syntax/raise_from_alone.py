# SPDX-License-Identifier: MIT
raise from x
