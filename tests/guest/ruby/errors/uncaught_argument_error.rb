# SPDX-License-Identifier: MIT
class Pair
  def initialize(a, b)
    @a = a
    @b = b
  end
end
Pair.new(1)
