# SPDX-License-Identifier: MIT
print("package support loaded")
