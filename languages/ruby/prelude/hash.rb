# SPDX-License-Identifier: MIT
# An entry's position is what __next gives; __key and __value read there. Between __iterate and __iterated no new
# keys are taken.
class Hash
  def each(&block)
    return __enum(:each, :size) unless block
    i = 0
    __iterate
    begin
      if __spreads?(block)
        yield __key(i), __value(i) while (i = __next(i))
      else
        yield __pair(i) while (i = __next(i))
      end
    ensure
      __iterated
    end
    self
  end

  def each_pair(&block)
    return __enum(:each_pair, :size) unless block
    each(&block)
  end

  def each_key
    return __enum(:each_key, :size) unless block_given?
    i = 0
    __iterate
    begin
      yield __key(i) while (i = __next(i))
    ensure
      __iterated
    end
    self
  end

  def each_value
    return __enum(:each_value, :size) unless block_given?
    i = 0
    __iterate
    begin
      yield __value(i) while (i = __next(i))
    ensure
      __iterated
    end
    self
  end

  def map(&block)
    return __enum(:map, :size) unless block
    result = []
    if __takes_pair?(block)
      each { |key, value| result.__push(yield(key, value)) }
    else
      each { |pair| result.__push(yield(pair)) }
    end
    result
  end
  alias collect map

  def filter_map
    return __enum(:filter_map) unless block_given?
    result = []
    each do |pair|
      value = yield(pair)
      result.__push(value) if value
    end
    result
  end

  def select
    return __enum(:select, :size) unless block_given?
    result = __fresh
    each { |key, value| result.store(key, value) if yield(key, value) }
    result
  end

  def filter
    return __enum(:filter, :size) unless block_given?
    result = __fresh
    each { |key, value| result.store(key, value) if yield(key, value) }
    result
  end

  def reject
    return __enum(:reject, :size) unless block_given?
    result = __fresh
    each { |key, value| result.store(key, value) unless yield(key, value) }
    result
  end

  def select!
    return __enum(:select!, :size) unless block_given?
    __check_frozen
    size = self.size
    each { |key, value| delete(key) unless yield(key, value) }
    size == self.size ? nil : self
  end
  alias filter! select!

  def reject!
    return __enum(:reject!, :size) unless block_given?
    __check_frozen
    size = self.size
    each { |key, value| delete(key) if yield(key, value) }
    size == self.size ? nil : self
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

  def any?(pattern = (no_pattern = true; nil))
    if !no_pattern
      each { |pair| return true if pattern === pair }
    elsif block_given?
      each { |pair| return true if yield(pair) }
    else
      return !empty?
    end
    false
  end

  def find(if_none = nil)
    return __enum(:find, nil, *if_none) unless block_given?
    each { |pair| return pair if yield(pair) }
    if_none&.call
  end
  alias detect find

  def count(value = (no_value = true; nil))
    return to_a.count(value) unless no_value
    return size unless block_given?
    n = 0
    each { |pair| n += 1 if yield(pair) }
    n
  end

  def partition(&block)
    return __enum(:partition, :size) unless block
    to_a.partition(&block)
  end

  def group_by(&block)
    return __enum(:group_by, :size) unless block
    to_a.group_by(&block)
  end

  def sort_by(&block)
    return __enum(:sort_by, :size) unless block
    to_a.sort_by(&block)
  end

  def min_by(count = nil, &block)
    return __enum(:min_by, :size, *count) unless block
    to_a.min_by(count, &block)
  end

  def max_by(count = nil, &block)
    return __enum(:max_by, :size, *count) unless block
    to_a.max_by(count, &block)
  end

  def flat_map(&block)
    return __enum(:flat_map) unless block
    to_a.flat_map(&block)
  end

  def sum(initial = 0, &block) = to_a.sum(initial, &block)

  def first(count = (no_count = true; nil))
    return __first if no_count
    raise ArgumentError, "attempt to take negative size" if count < 0
    to_a.first(count)
  end

  def to_h
    return __to_h unless block_given?
    result = {}
    each { |key, value| __store_pair(result, yield(key, value)) }
    result
  end

  def to_proc = ->(key) { self[key] }

  def merge(*others, &block)
    copy = __copy
    block ? copy.update(*others, &block) : copy.__update(others)
  end

  def update(*others, &block)
    return __update(others) unless block
    __check_frozen
    others.each do |other|
      __to_hash(other).each do |key, value|
        store(key, key?(key) ? yield(key, fetch(key), value) : value)
      end
    end
    self
  end
  alias merge! update

  def transform_values
    return __enum(:transform_values, :size) unless block_given?
    result = __fresh
    each { |key, value| result.store(key, yield(value)) }
    result
  end

  def transform_values!
    return __enum(:transform_values!, :size) unless block_given?
    __check_frozen
    each { |key, value| store(key, yield(value)) }
    self
  end

  def transform_keys(names = nil)
    return __enum(:transform_keys, :size) unless block_given? || names
    result = {}
    each do |key, value|
      if names && names.key?(key)
        result.store(names[key], value)
      else
        result.store(block_given? ? yield(key) : key, value)
      end
    end
    result
  end

  def transform_keys!(names = nil, &block)
    return __enum(:transform_keys!, :size) unless block || names
    __check_frozen
    renamed = names ? transform_keys(names, &block) : transform_keys(&block)
    clear
    __update([renamed])
  end

  def deconstruct_keys(keys) = self

  def flatten(depth = 1)
    list = []
    each { |key, value| list.__push(key).__push(value) }
    depth < 0 ? list.flatten : list.flatten(depth - 1)
  end
end
