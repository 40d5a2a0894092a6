# SPDX-License-Identifier: MIT
class Integer
  def times
    return __enum(:times, :__itself_or_zero) unless block_given?
    i = 0
    while i < self
      yield i
      i += 1
    end
    self
  end

  def upto(limit)
    return __enum(:upto, [:__upto_count], limit) unless block_given?
    i = self
    while i <= limit
      yield i
      i += 1
    end
    self
  end

  def downto(limit)
    return __enum(:downto, [:__downto_count], limit) unless block_given?
    i = self
    while i >= limit
      yield i
      i -= 1
    end
    self
  end

  def __itself_or_zero = self < 0 ? 0 : self
  def __upto_count(limit) = limit < self ? 0 : (limit - self).floor + 1
  def __downto_count(limit) = limit > self ? 0 : (self - limit).floor + 1
end
