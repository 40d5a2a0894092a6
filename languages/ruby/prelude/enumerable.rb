# SPDX-License-Identifier: MIT
# On `each` alone. What each yields may be several values: they count as an Array (__pack), and go to the block as
# they are where
# CRuby hands them on so.
module Enumerable
  def to_a(*arguments)
    result = []
    each(*arguments) { |*values| result.__push(__pack(values)) }
    result
  end
  alias entries to_a

  def each_entry(*arguments)
    return __enum(:each_entry, :size, *arguments) unless block_given?
    each(*arguments) { |*values| yield __pack(values) }
    self
  end

  def each_with_index(*arguments)
    return __enum(:each_with_index, :size, *arguments) unless block_given?
    i = 0
    each(*arguments) do |*values|
      yield __pack(values), i
      i += 1
    end
    self
  end

  def each_with_object(memo)
    return __enum(:each_with_object, :size, memo) unless block_given?
    each { |*values| yield __pack(values), memo }
    memo
  end

  def reverse_each(&block)
    return __enum(:reverse_each, :size) unless block
    to_a.reverse_each(&block)
    self
  end

  def map
    return __enum(:map, :size) unless block_given?
    result = []
    each { |*values| result.__push(yield(*values)) }
    result
  end

  def collect
    return __enum(:collect, :size) unless block_given?
    result = []
    each { |*values| result.__push(yield(*values)) }
    result
  end

  def flat_map
    return __enum(:flat_map) unless block_given?
    result = []
    each { |*values| __append_flat(result, yield(*values)) }
    result
  end
  alias collect_concat flat_map

  def select
    return __enum(:select, :size) unless block_given?
    result = []
    each do |*values|
      value = __pack(values)
      result.__push(value) if yield(value)
    end
    result
  end

  def filter
    return __enum(:filter, :size) unless block_given?
    result = []
    each do |*values|
      value = __pack(values)
      result.__push(value) if yield(value)
    end
    result
  end
  alias find_all select

  def filter_map
    return __enum(:filter_map) unless block_given?
    result = []
    each do |*values|
      value = yield(*values)
      result.__push(value) if value
    end
    result
  end

  def reject
    return __enum(:reject, :size) unless block_given?
    result = []
    each do |*values|
      value = __pack(values)
      result.__push(value) unless yield(value)
    end
    result
  end

  def partition
    return __enum(:partition, :size) unless block_given?
    yes = []
    no = []
    each do |*values|
      value = __pack(values)
      (yield(value) ? yes : no).__push(value)
    end
    [yes, no]
  end

  def group_by
    return __enum(:group_by, :size) unless block_given?
    result = {}
    each do |*values|
      value = __pack(values)
      __add_to_group(result, yield(value), value)
    end
    result
  end

  def inject(initial = (no_initial = true; nil), operator = (no_operator = true; nil))
    return to_a.__inject(operator, initial) unless no_operator
    return to_a.__inject(initial) unless no_initial || block_given?
    memo = initial
    each do |*values|
      value = __pack(values)
      if no_initial
        no_initial = false
        memo = value
      else
        memo = yield(memo, value)
      end
    end
    memo
  end
  alias reduce inject

  def sum(initial = 0)
    values = []
    if block_given?
      each { |*v| values.__push(yield(__pack(v))) }
    else
      each { |*v| values.__push(__pack(v)) }
    end
    values.__sum(initial)
  end

  def count(value = (no_value = true; nil))
    n = 0
    if !no_value
      each { |*values| n += 1 if __pack(values) == value }
    elsif block_given?
      each { |*values| n += 1 if yield(*values) }
    else
      each { n += 1 }
    end
    n
  end

  def find(if_none = nil)
    return __enum(:find, nil, *if_none) unless block_given?
    each do |*values|
      value = __pack(values)
      return value if yield(value)
    end
    if_none&.call
  end
  alias detect find

  def find_index(value = (no_value = true; nil))
    return __enum(:find_index) unless block_given? || !no_value
    i = 0
    each do |*values|
      return i if no_value ? yield(*values) : __pack(values) == value
      i += 1
    end
    nil
  end

  def first(count = (no_count = true; nil))
    if no_count
      each { |*values| return __pack(values) }
      return nil
    end
    take(count)
  end

  def take(count)
    count = __to_int(count) unless Integer === count
    raise ArgumentError, "attempt to take negative size" if count < 0
    result = []
    return result if count == 0
    each do |*values|
      result.__push(__pack(values))
      return result if result.__size >= count
    end
    result
  end

  def take_while
    return __enum(:take_while) unless block_given?
    result = []
    each do |*values|
      return result unless yield(*values)
      result.__push(__pack(values))
    end
    result
  end

  def drop(count)
    count = __to_int(count) unless Integer === count
    raise ArgumentError, "attempt to drop negative size" if count < 0
    to_a.drop(count)
  end

  def drop_while
    return __enum(:drop_while) unless block_given?
    result = []
    dropping = true
    each do |*values|
      value = __pack(values)
      dropping = yield(value) if dropping
      result.__push(value) unless dropping
    end
    result
  end

  def include?(wanted)
    each { |*values| return true if __pack(values) == wanted }
    false
  end
  alias member? include?

  def any?(pattern = (no_pattern = true; nil))
    if !no_pattern
      each { |*values| return true if pattern === __pack(values) }
    elsif block_given?
      each { |*values| return true if yield(__pack(values)) }
    else
      each { |*values| return true if __pack(values) }
    end
    false
  end

  def all?(pattern = (no_pattern = true; nil))
    if !no_pattern
      each { |*values| return false unless pattern === __pack(values) }
    elsif block_given?
      each { |*values| return false unless yield(__pack(values)) }
    else
      each { |*values| return false unless __pack(values) }
    end
    true
  end

  def none?(pattern = (no_pattern = true; nil))
    if !no_pattern
      each { |*values| return false if pattern === __pack(values) }
    elsif block_given?
      each { |*values| return false if yield(__pack(values)) }
    else
      each { |*values| return false if __pack(values) }
    end
    true
  end

  def one?(pattern = (no_pattern = true; nil))
    found = 0
    each do |*values|
      value = __pack(values)
      found += 1 if no_pattern ? (block_given? ? yield(value) : value) : pattern === value
      return false if found > 1
    end
    found == 1
  end

  def sort(&block) = to_a.__copy.sort!(&block)
  def min(count = nil, &block) = to_a.min(count, &block)
  def max(count = nil, &block) = to_a.max(count, &block)
  def minmax(&block) = to_a.minmax(&block)

  def sort_by
    return __enum(:sort_by, :size) unless block_given?
    list = []
    keys = []
    each do |*values|
      value = __pack(values)
      list.__push(value)
      keys.__push(yield(value))
    end
    list.__sort_by(keys)
  end

  def min_by(count = nil, &block)
    return __enum(:min_by, :size, *count) unless block
    to_a.min_by(count, &block)
  end

  def max_by(count = nil, &block)
    return __enum(:max_by, :size, *count) unless block
    to_a.max_by(count, &block)
  end

  def minmax_by(&block)
    return __enum(:minmax_by, :size) unless block
    to_a.minmax_by(&block)
  end

  def tally
    result = {}
    each { |*values| __count_up(result, __pack(values)) }
    result
  end

  def uniq
    list = []
    seen = {}
    each do |*values|
      value = __pack(values)
      key = block_given? ? yield(*values) : value
      next if seen.key?(key)
      seen.store(key, true)
      list.__push(value)
    end
    list
  end

  def compact = to_a.compact

  def to_h(*arguments)
    result = {}
    if block_given?
      each(*arguments) { |*values| __store_pair(result, yield(*values)) }
    else
      each(*arguments) { |*values| __store_pair(result, __pack(values)) }
    end
    result
  end

  def zip(*others)
    rows = to_a.zip(*others)
    return rows unless block_given?
    rows.each { |row| yield row }
    nil
  end

  def lazy = Enumerator::Lazy.allocate.__lazy(self, nil, [], nil)

  def to_set(*arguments, &block) = Set.new(self, *arguments, &block)

  def __slice_count(count)
    size = __size_or_nil
    size && (size + count - 1).div(count)
  end

  def __cons_count(count)
    size = __size_or_nil
    size && (size < count ? 0 : size - count + 1)
  end

  def __cycle_count(times = nil)
    size = __size_or_nil
    return size if size.nil? || size == 0
    return Float::INFINITY unless times
    times > 0 ? size * times : 0
  end

  def __size_or_nil = respond_to?(:size) ? size : nil
end
