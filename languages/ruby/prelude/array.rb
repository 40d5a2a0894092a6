# SPDX-License-Identifier: MIT
# Loops read the size again in each round: the block may change the array. __at, __size and __push are [], size and <<
# that keep their meaning when a program redefines those. Another thread may make the array shorter after the loop has
# looked at its size: __at_or_break ends the loop then, where __at would give a nil that nobody stored.
class Array
  private def initialize(size = (no_size = true; 0), value = (no_value = true; nil))
    unless block_given?
      return __initialize if no_size
      return no_value ? __initialize(size) : __initialize(size, value)
    end
    __initialize unless __size == 0
    size = __new_size(size)
    i = 0
    while i < size
      __push(yield(i))
      i += 1
    end
    self
  end

  def each
    return __enum(:each, :size) unless block_given?
    i = 0
    while i < __size
      yield __at_or_break(i)
      i += 1
    end
    self
  end

  def each_index
    return __enum(:each_index, :size) unless block_given?
    i = 0
    while i < __size
      yield i
      i += 1
    end
    self
  end

  def each_with_index
    return __enum(:each_with_index, :size) unless block_given?
    i = 0
    while i < __size
      yield __at_or_break(i), i
      i += 1
    end
    self
  end

  def each_with_object(memo)
    return __enum(:each_with_object, :size, memo) unless block_given?
    i = 0
    while i < __size
      yield __at_or_break(i), memo
      i += 1
    end
    memo
  end

  # Where the element is gone, the loop goes on from what is the end by then.
  def reverse_each
    return __enum(:reverse_each, :size) unless block_given?
    i = __size
    while i > 0
      while (i -= 1) >= 0
        yield __at_or_break(i)
      end
      i = __size if i > __size
    end
    self
  end

  def map
    return __enum(:map, :size) unless block_given?
    result = []
    i = 0
    while i < __size
      result.__push(yield(__at_or_break(i)))
      i += 1
    end
    result
  end

  def collect
    return __enum(:collect, :size) unless block_given?
    result = []
    i = 0
    while i < __size
      result.__push(yield(__at_or_break(i)))
      i += 1
    end
    result
  end

  def map!
    return __enum(:map!, :size) unless block_given?
    __check_frozen
    i = 0
    while i < __size
      __set(i, yield(__at_or_break(i)))
      i += 1
    end
    self
  end
  alias collect! map!

  def flat_map
    return __enum(:flat_map) unless block_given?
    result = []
    i = 0
    while i < __size
      __append_flat(result, yield(__at_or_break(i)))
      i += 1
    end
    result
  end
  alias collect_concat flat_map

  def select
    return __enum(:select, :size) unless block_given?
    result = []
    i = 0
    while i < __size
      value = __at_or_break(i)
      result.__push(value) if yield(value)
      i += 1
    end
    result
  end

  def filter
    return __enum(:filter, :size) unless block_given?
    result = []
    i = 0
    while i < __size
      value = __at_or_break(i)
      result.__push(value) if yield(value)
      i += 1
    end
    result
  end
  alias find_all select

  def filter_map
    return __enum(:filter_map) unless block_given?
    result = []
    i = 0
    while i < __size
      value = yield(__at_or_break(i))
      result.__push(value) if value
      i += 1
    end
    result
  end

  def reject
    return __enum(:reject, :size) unless block_given?
    result = []
    i = 0
    while i < __size
      value = __at_or_break(i)
      result.__push(value) unless yield(value)
      i += 1
    end
    result
  end

  # What the loop has seen (up to i) and dropped (from j on) is taken out also when the block leaves.
  def select!
    return __enum(:select!, :size) unless block_given?
    __check_frozen
    size = __size
    i = j = 0
    begin
      while i < __size
        value = __at_or_break(i)
        if yield(value)
          __set(j, value) if j < i
          j += 1
        end
        i += 1
      end
    ensure
      __remove(j, i)
    end
    size == __size ? nil : self
  end
  alias filter! select!

  def reject!
    return __enum(:reject!, :size) unless block_given?
    __check_frozen
    size = __size
    i = j = 0
    begin
      while i < __size
        value = __at_or_break(i)
        unless yield(value)
          __set(j, value) if j < i
          j += 1
        end
        i += 1
      end
    ensure
      __remove(j, i)
    end
    size == __size ? nil : self
  end

  def keep_if(&block)
    return __enum(:keep_if, :size) unless block
    select!(&block)
    self
  end

  def delete_if(&block)
    return __enum(:delete_if, :size) unless block
    reject!(&block)
    self
  end

  def partition
    return __enum(:partition, :size) unless block_given?
    yes = []
    no = []
    i = 0
    while i < __size
      value = __at_or_break(i)
      (yield(value) ? yes : no).__push(value)
      i += 1
    end
    [yes, no]
  end

  def group_by
    return __enum(:group_by, :size) unless block_given?
    result = {}
    i = 0
    while i < __size
      value = __at_or_break(i)
      __add_to_group(result, yield(value), value)
      i += 1
    end
    result
  end

  def inject(initial = (no_initial = true; nil), operator = (no_operator = true; nil))
    return __inject(operator, initial) unless no_operator
    return __inject(initial) unless no_initial || block_given?
    i = 0
    memo = initial
    while no_initial && i < __size
      memo = __at_or_break(i)
      i = 1
      no_initial = false
    end
    while i < __size
      memo = yield(memo, __at_or_break(i))
      i += 1
    end
    memo
  end
  alias reduce inject

  def sum(initial = 0)
    return __sum(initial) unless block_given?
    values = []
    i = 0
    while i < __size
      values.__push(yield(__at_or_break(i)))
      i += 1
    end
    values.__sum(initial)
  end

  def count(value = (no_value = true; nil))
    return __count(value) unless no_value
    return __size unless block_given?
    n = 0
    i = 0
    while i < __size
      n += 1 if yield(__at_or_break(i))
      i += 1
    end
    n
  end

  def find(if_none = nil)
    return __enum(:find, nil, *if_none) unless block_given?
    i = 0
    while i < __size
      value = __at_or_break(i)
      return value if yield(value)
      i += 1
    end
    if_none&.call
  end
  alias detect find

  def index(value = (no_value = true; nil))
    return __index(value) unless no_value
    return __enum(:index) unless block_given?
    i = 0
    while i < __size
      return i if yield(__at_or_break(i))
      i += 1
    end
    nil
  end

  def find_index(value = (no_value = true; nil))
    return __index(value) unless no_value
    return __enum(:find_index) unless block_given?
    i = 0
    while i < __size
      return i if yield(__at_or_break(i))
      i += 1
    end
    nil
  end

  def rindex(value = (no_value = true; nil))
    return __rindex(value) unless no_value
    return __enum(:rindex) unless block_given?
    i = __size
    while i > 0
      while (i -= 1) >= 0
        return i if yield(__at_or_break(i))
      end
      i = __size if i > __size
    end
    nil
  end

  def uniq(&block)
    return __uniq unless block
    __uniq_by(map(&block))
  end

  def uniq!(&block)
    __check_frozen
    seen = __copy
    found = seen.uniq(&block)
    __replace_seen(found, seen.__size) if found.__size < seen.__size
  end

  def to_h(&block)
    return __to_h unless block
    map(&block).__to_h
  end

  def zip(*others, &block)
    rows = __zip(others.map { |other| __zip_list(other, __size) })
    return rows unless block
    rows.each(&block)
    nil
  end

  def product(*others, &block)
    return __product(*others) unless block
    __product(*others).each(&block)
    self
  end

  def fill(value = (no_value = true; nil), start = (no_start = true; nil), count = nil)
    unless block_given?
      raise ArgumentError, "wrong number of arguments (given 0, expected 1..3)" if no_value
      return __fill(value, start, count)
    end
    span = __fill_span(no_value ? nil : value, start)
    i = span.__at(0)
    while i < span.__at(1)
      __set(i, yield(i))
      i += 1
    end
    self
  end

  def deconstruct = self
end
