# SPDX-License-Identifier: MIT
user = None
print(user.name)
