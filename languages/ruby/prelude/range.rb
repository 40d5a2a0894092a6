# SPDX-License-Identifier: MIT
class Range
  # __last_integer: nil if there is none (endless), false if the range does not step through Integers.
  def each(&block)
    return __enum(:each, :size) unless block
    last = __last_integer
    if last
      i = self.begin
      while i <= last
        yield i
        i += 1
      end
      return self
    end
    return __each_other(&block) if last == false
    i = self.begin
    while true
      yield i
      i += 1
    end
  end

  private def __each_other
    value = self.begin
    last = self.end
    if String === value
      if last.nil?
        while true
          yield value
          value = value.succ
        end
      end
      value.upto(last, exclude_end?) { |text| yield text }
    elsif Symbol === value && Symbol === last
      value.to_s.upto(last.to_s, exclude_end?) { |text| yield text.to_sym }
    else
      raise TypeError, "can't iterate from #{value.class}" unless value.respond_to?(:succ)
      while last.nil? || (order = (value <=> last)) && order <= 0
        return self if order == 0 && exclude_end?
        yield value
        return self if order == 0
        value = value.succ
      end
    end
    self
  end

  def reverse_each(&block)
    return __enum(:reverse_each, :size) unless block
    raise TypeError, "can't iterate from #{self.end.class}" if self.end.nil?
    return super unless __ints?
    i = __last_integer
    first = self.begin
    while i >= first
      yield i
      i -= 1
    end
    self
  end

  def to_a
    raise RangeError, "cannot convert endless range to an array" if self.end.nil?
    __last_integer ? __to_a : super
  end
  alias entries to_a

  def first(count = (no_count = true; nil))
    return __first if no_count
    __first
    count = __to_int(count) unless Integer === count
    raise ArgumentError, "negative array size (or size too big)" if count < 0
    take(count)
  end

  def last(count = (no_count = true; nil))
    return __last if no_count
    __last
    to_a.last(count)
  end

  def min(count = nil, &block)
    return __min unless block || count
    raise RangeError, "cannot get the minimum of beginless range" if self.begin.nil?
    return first(count) unless block
    raise RangeError, "cannot get the minimum of endless range with custom comparison method" if self.end.nil?
    to_a.min(count, &block)
  end

  def max(count = nil, &block)
    raise RangeError, "cannot get the maximum of endless range" if self.end.nil?
    return __max unless block || count || __max_by_elements?
    raise RangeError, "cannot get the maximum of beginless range with custom comparison method" if self.begin.nil?
    to_a.max(count, &block)
  end

  def minmax(&block)
    return super if block
    [min, max]
  end

  def include?(value)
    return cover?(value) if __by_order? || Range === value
    return cover?(value) if !(String === value) || self.begin.nil? || self.end.nil?
    each { |text| return true if text == value }
    false
  end
  alias member? include?

  def count(value = (no_value = true; nil), &block)
    return super unless no_value && !block
    return Float::INFINITY if self.begin.nil? || self.end.nil?
    __last_integer ? size : super()
  end

  def sum(initial = 0, &block)
    return super if block || !__ints? || !(Integer === initial)
    initial + __sum
  end

  def step(width = (no_width = true; 1))
    first = self.begin
    last = self.end
    unless block_given?
      if Numeric === first && (last.nil? || Numeric === last) || first.nil? && Numeric === last
        raise ArgumentError, "step can't be 0" if width == 0
        return Enumerator::ArithmeticSequence.allocate.__sequence(
          first, last, width, exclude_end?, self, "step", no_width ? [] : [width], []
        )
      end
      return __enum(:step, nil, *(no_width ? [] : [width]))
    end
    width = __to_int(width) unless Numeric === width
    raise ArgumentError, "step can't be 0" if width == 0
    raise ArgumentError, "step can't be negative" if width < 0
    if Float === first || Float === last || Float === width
      i = 0
      from = Float(first)
      to = last.nil? ? Float::INFINITY : Float(last)
      count = __float_step_count(from, to, Float(width), exclude_end?)
      while i < count
        value = i * width + from
        value = to if value > to && !exclude_end?
        yield value
        i += 1
      end
    elsif Integer === first
      limit = __last_integer
      i = first
      while limit.nil? || i <= limit
        yield i
        i += width
      end
    else
      i = 0
      each do |value|
        yield value if i % width == 0
        i += 1
      end
    end
    self
  end

  def %(width)
    raise ArgumentError, "step can't be 0" if width == 0
    Enumerator::ArithmeticSequence.allocate.__sequence(
      self.begin, self.end, width, exclude_end?, self, "%", [width], []
    )
  end

  def bsearch
    return __enum(:bsearch) unless block_given?
    low = self.begin
    high = self.end
    return __bsearch_float { |x| yield x } if Float === low || Float === high
    raise TypeError, "can't do binary search for #{low.class}" unless Integer === low && (high.nil? || Integer === high)
    if high.nil?
      width = 1
      while __search_step(yield(low + width)) > 0
        low += width
        width *= 2
      end
      high = low + width
    elsif exclude_end?
      high -= 1
    end
    found = nil
    while low <= high
      middle = low + (high - low) / 2
      answer = __search_step(yield(middle))
      return middle if answer == 0
      if answer < 0
        found = middle if answer == -2
        high = middle - 1
      else
        low = middle + 1
      end
    end
    found
  end

  # Floats in order are Integers in order: the search runs over their bits.
  private def __bsearch_float
    low = __float_order(Float(self.begin))
    high = __float_order(self.end.nil? ? Float::INFINITY : Float(self.end))
    high -= 1 if exclude_end?
    found = nil
    while low <= high
      middle = low + (high - low) / 2
      value = __float_from_order(middle)
      answer = __search_step(yield(value))
      return value if answer == 0
      if answer < 0
        found = value if answer == -2
        high = middle - 1
      else
        low = middle + 1
      end
    end
    found
  end
end
