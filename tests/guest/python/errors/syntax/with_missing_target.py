# SPDX-License-Identifier: MIT
with open("x") as : pass
