# SPDX-License-Identifier: MIT
class User:
    name = "u"


user = User()
print(user.name)
print(user.nmae)
