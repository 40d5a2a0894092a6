# SPDX-License-Identifier: MIT
def f
  class A; end
end
