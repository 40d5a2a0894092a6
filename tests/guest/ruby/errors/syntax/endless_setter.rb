# SPDX-License-Identifier: MIT
class A
  def x=(v) = @x = v
end
