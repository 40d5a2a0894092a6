# SPDX-License-Identifier: MIT
class Array
  def combination(count)
    return __enum(:combination, [:__combination_count], count) unless block_given?
    count = __to_int(count)
    list = __copy
    size = list.__size
    return self if count < 0 || count > size
    at = Array.new(count) { |i| i }
    while true
      yield at.map { |i| list.__at(i) }
      i = count - 1
      i -= 1 while i >= 0 && at.__at(i) == size - count + i
      return self if i < 0
      n = at.__at(i) + 1
      while i < count
        at.__set(i, n)
        n += 1
        i += 1
      end
    end
  end

  def repeated_combination(count)
    return __enum(:repeated_combination, nil, count) unless block_given?
    count = __to_int(count)
    list = __copy
    size = list.__size
    return self if count < 0 || (size == 0 && count > 0)
    at = Array.new(count, 0)
    while true
      yield at.map { |i| list.__at(i) }
      i = count - 1
      i -= 1 while i >= 0 && at.__at(i) == size - 1
      return self if i < 0
      n = at.__at(i) + 1
      while i < count
        at.__set(i, n)
        i += 1
      end
    end
  end

  def permutation(count = nil, &block)
    return __enum(:permutation, [:__permutation_count], *count) unless block
    list = __copy
    count = count ? __to_int(count) : list.__size
    return self if count < 0 || count > list.__size
    list.__permute([], Array.new(list.__size, false), count, &block)
    self
  end

  def __permute(chosen, used, count, &block)
    return yield(chosen.map { |i| __at(i) }) if chosen.__size == count
    i = 0
    while i < __size
      unless used.__at(i)
        used.__set(i, true)
        chosen.__push(i)
        __permute(chosen, used, count, &block)
        chosen.pop
        used.__set(i, false)
      end
      i += 1
    end
  end

  def repeated_permutation(count)
    return __enum(:repeated_permutation, nil, count) unless block_given?
    count = __to_int(count)
    list = __copy
    size = list.__size
    return self if count < 0 || (size == 0 && count > 0)
    at = Array.new(count, 0)
    while true
      yield at.map { |i| list.__at(i) }
      i = count - 1
      while i >= 0 && at.__at(i) == size - 1
        at.__set(i, 0)
        i -= 1
      end
      return self if i < 0
      at.__set(i, at.__at(i) + 1)
    end
  end

  def __combination_count(count)
    count = __size - count if count > __size - count
    return 0 if count < 0
    n = 1
    (1..count).each { |i| n = n * (__size - i + 1) / i }
    n
  end

  def __permutation_count(count = __size)
    return 0 if count < 0 || count > __size
    n = 1
    (0...count).each { |i| n *= __size - i }
    n
  end
end
