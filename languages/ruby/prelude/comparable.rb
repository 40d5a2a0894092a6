# SPDX-License-Identifier: MIT
# What <=> says, as operators.
module Comparable
  def ==(other)
    return true if equal?(other)
    order = (self <=> other)
    order ? __comparison(order, self, other) == 0 : false
  end

  def <(other)
    order = (self <=> other)
    (order || __comparison(order, self, other)) < 0
  end

  def <=(other)
    order = (self <=> other)
    (order || __comparison(order, self, other)) <= 0
  end

  def >(other)
    order = (self <=> other)
    (order || __comparison(order, self, other)) > 0
  end

  def >=(other)
    order = (self <=> other)
    (order || __comparison(order, self, other)) >= 0
  end

  def between?(low, high) = self >= low && self <= high

  def clamp(low, high = (no_high = true; nil))
    if no_high
      raise TypeError, "wrong argument type #{low.class} (expected Range)" unless Range === low
      raise ArgumentError, "cannot clamp with an exclusive range" if low.exclude_end? && low.end
      high = low.end
      low = low.begin
    end
    raise ArgumentError, "min argument must be smaller than max argument" if low && high && __compare(low, high) > 0
    return low if low && __compare(self, low) < 0
    return high if high && __compare(self, high) > 0
    self
  end
end
