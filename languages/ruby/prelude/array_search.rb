# SPDX-License-Identifier: MIT
# Array: questions, keys, windows.
class Array
  def take_while
    return __enum(:take_while) unless block_given?
    i = 0
    i += 1 while i < __size && yield(__at_or_break(i))
    take(i)
  end

  def drop_while
    return __enum(:drop_while) unless block_given?
    i = 0
    i += 1 while i < __size && yield(__at_or_break(i))
    drop(i)
  end

  def min_by(count = nil, &block)
    return __enum(:min_by, :size, *count) unless block
    return sort_by(&block).first(count) if count
    best = best_key = nil
    i = 0
    while i < __size
      value = __at_or_break(i)
      key = yield(value)
      if i == 0 || __compare(key, best_key) < 0
        best = value
        best_key = key
      end
      i += 1
    end
    best
  end

  def max_by(count = nil, &block)
    return __enum(:max_by, :size, *count) unless block
    return sort_by(&block).reverse.first(count) if count
    best = best_key = nil
    i = 0
    while i < __size
      value = __at_or_break(i)
      key = yield(value)
      if i == 0 || __compare(key, best_key) > 0
        best = value
        best_key = key
      end
      i += 1
    end
    best
  end

  def minmax_by(&block)
    return __enum(:minmax_by, :size) unless block
    [min_by(&block), max_by(&block)]
  end

  def sort_by
    return __enum(:sort_by, :size) unless block_given?
    list = []
    keys = []
    i = 0
    while i < __size
      value = __at_or_break(i)
      list.__push(value)
      keys.__push(yield(value))
      i += 1
    end
    list.__sort_by(keys)
  end

  def sort_by!(&block)
    return __enum(:sort_by!, :size) unless block
    __check_frozen
    sorted = sort_by(&block)
    __replace_seen(sorted, sorted.__size)
  end

  def bsearch(&block)
    return __enum(:bsearch) unless block
    i = bsearch_index(&block)
    i && __at(i)
  end

  def bsearch_index
    return __enum(:bsearch_index) unless block_given?
    low = 0
    high = __size
    found = nil
    while low < high
      middle = low + (high - low) / 2
      answer = __search_step(yield(__at_or_break(middle)))
      return middle if answer == 0
      if answer < 0
        found = middle if answer == -2
        high = middle
      else
        low = middle + 1
      end
    end
    found
  end

  def each_slice(count)
    count = __positive(count, "invalid slice size")
    return __enum(:each_slice, [:__slice_count], count) unless block_given?
    i = 0
    while i < __size
      part = __slice(i, count)
      break unless part && part.__size > 0
      yield part
      i += count
    end
    self
  end

  def each_cons(count)
    count = __positive(count, "invalid size")
    return __enum(:each_cons, [:__cons_count], count) unless block_given?
    i = 0
    while i + count <= __size
      part = __slice(i, count)
      break unless part && part.__size == count
      yield part
      i += 1
    end
    self
  end

  def cycle(times = nil)
    return __enum(:cycle, [:__cycle_count], *times) unless block_given?
    times = __to_int(times) if times
    until __size == 0
      return nil if times && (times -= 1) < 0
      i = 0
      while i < __size
        yield __at_or_break(i)
        i += 1
      end
    end
    nil
  end

  def tally(&block)
    result = {}
    i = 0
    while i < __size
      __count_up(result, __at_or_break(i))
      i += 1
    end
    result
  end

  def any?(pattern = (no_pattern = true; nil))
    i = 0
    if !no_pattern
      while i < __size
        return true if pattern === __at_or_break(i)
        i += 1
      end
    elsif block_given?
      while i < __size
        return true if yield(__at_or_break(i))
        i += 1
      end
    else
      while i < __size
        return true if __at_or_break(i)
        i += 1
      end
    end
    false
  end

  def all?(pattern = (no_pattern = true; nil))
    i = 0
    if !no_pattern
      while i < __size
        return false unless pattern === __at_or_break(i)
        i += 1
      end
    elsif block_given?
      while i < __size
        return false unless yield(__at_or_break(i))
        i += 1
      end
    else
      while i < __size
        return false unless __at_or_break(i)
        i += 1
      end
    end
    true
  end

  def none?(pattern = (no_pattern = true; nil))
    i = 0
    while i < __size
      value = __at_or_break(i)
      return false if no_pattern ? (block_given? ? yield(value) : value) : pattern === value
      i += 1
    end
    true
  end

  def one?(pattern = (no_pattern = true; nil))
    found = false
    i = 0
    while i < __size
      value = __at_or_break(i)
      if no_pattern ? (block_given? ? yield(value) : value) : pattern === value
        return false if found
        found = true
      end
      i += 1
    end
    found
  end
end
