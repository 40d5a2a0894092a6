# SPDX-License-Identifier: MIT
class A
  return 1
end
