# SPDX-License-Identifier: MIT
def a(
  1
end
class 5
end
x = = 3
