# SPDX-License-Identifier: MIT
class Struct
  def each
    return __enum(:each, :size) unless block_given?
    i = 0
    while i < size
      yield self[i]
      i += 1
    end
    self
  end

  def each_pair
    return __enum(:each_pair, :size) unless block_given?
    members.each { |name| yield [name, self[name]] }
    self
  end

  def to_h
    return __to_h unless block_given?
    result = {}
    members.each { |name| __store_pair(result, yield(name, self[name])) }
    result
  end

  def select(&block)
    return __enum(:select, :size) unless block
    to_a.select(&block)
  end
  alias filter select

  def values_at(*places) = to_a.values_at(*places)
end
