# SPDX-License-Identifier: MIT
module Outer
  class Inner
    def self.check!(n)
      raise RangeError, "n is #{n}"
    end
    [1, 2].each { |x| check!(x) if x > 1 }
  end
end
