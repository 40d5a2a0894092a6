# SPDX-License-Identifier: MIT
def f
  X = 1
end
