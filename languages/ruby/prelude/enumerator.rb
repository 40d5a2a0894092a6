# SPDX-License-Identifier: MIT
# A receiver, the name of one of its methods, and arguments: `each` calls it. Without a block an Enumerator does
# nothing, so most of
# its methods are Enumerable's. next and peek run `each` in a fiber of its own.
class Enumerator
  private def initialize(size = nil, &block)
    raise ArgumentError, "no block given" unless block
    __enumerate(Generator.new(&block), :each, [], size, nil)
  end

  def __enumerate(receiver, name, arguments, size, keywords)
    @receiver = receiver
    @name = name
    @arguments = arguments
    @size = size
    @keywords = keywords if keywords && !keywords.empty?
    self
  end

  def self.produce(initial = (no_initial = true; nil), &block)
    raise ArgumentError, "no block given" unless block
    Enumerator.new(Float::INFINITY) do |yielder|
      value = no_initial ? block.call : initial
      begin
        while true
          yielder << value
          value = block.call(value)
        end
      rescue StopIteration
        nil
      end
    end
  end

  def each(*more, &block)
    unless block
      return self if more.empty?
      return Enumerator.allocate.__enumerate(@receiver, @name, @arguments + more, @size, @keywords)
    end
    return @receiver.__send__(@name, *@arguments, *more, **@keywords, &block) if @keywords
    @receiver.__send__(@name, *@arguments, *more, &block)
  end

  def size
    size = @size
    return @receiver.respond_to?(size, true) ? @receiver.__send__(size) : nil if Symbol === size
    return @receiver.__send__(size[0], *@arguments) if Array === size
    return @receiver.instance_exec(*@arguments, &size) if Proc === size
    size
  end

  def with_index(offset = 0)
    offset = offset.nil? ? 0 : __to_int(offset)
    return __enum(:with_index, :size, offset) unless block_given?
    i = offset - 1
    each { |*values| yield __pack(values), i += 1 }
  end

  def each_with_index
    return __enum(:each_with_index, :size) unless block_given?
    i = -1
    each { |*values| yield __pack(values), i += 1 }
  end

  def with_object(memo)
    return __enum(:with_object, :size, memo) unless block_given?
    each { |*values| yield __pack(values), memo }
    memo
  end
  alias each_with_object with_object

  def next
    values = __next_values
    __pack(values)
  end

  def next_values = __next_values

  private def __next_values
    __advance
    @ahead = false
    @values
  end

  def peek
    __advance
    __pack(@values)
  end

  def peek_values
    __advance
    @values
  end

  def rewind
    @receiver.rewind if @receiver.respond_to?(:rewind)
    @fiber = nil
    @ahead = false
    @done = false
    self
  end

  # Makes sure that the next values are in @values, or ends the iteration.
  private def __advance
    return if @ahead
    __stop(@result) if @done
    @fiber ||= __start { each { |*values| __yield(values) } }
    answer = __resume(@fiber)
    if __finished?(@fiber)
      @done = true
      @result = answer
      __stop(answer)
    end
    @values = answer
    @ahead = true
  end

  def +(other) = Chain.new(self, other)

  def inspect
    return "#<#{self.class}: uninitialized>" unless @name
    "#<#{self.class}: #{@receiver.inspect}:#{@name}#{__inspect_arguments}>"
  end
  alias to_s inspect

  private def __inspect_arguments
    list = @arguments.map(&:inspect)
    @keywords.each { |key, value| list << "#{key}: #{value.inspect}" } if @keywords
    list.empty? ? "" : "(#{list.join(", ")})"
  end
end

class Enumerator::Yielder
  private def initialize(&block)
    @block = block
  end

  def <<(value)
    @block.call(value)
    self
  end

  def yield(*values) = @block.call(*values)
  alias call yield

  def to_proc = ->(*values) { @block.call(*values) }
end

class Enumerator::Generator
  private def initialize(&block)
    @block = block
  end

  def each(*arguments, &block) = @block.call(Enumerator::Yielder.new(&block), *arguments)
end

class Enumerator::Chain
  private def initialize(*sources)
    @sources = sources
  end

  def each(*arguments, &block)
    return self unless block
    @sources.each { |source| source.each(*arguments, &block) }
    self
  end

  def size
    total = 0
    @sources.each do |source|
      size = source.size
      return size if size.nil? || size == Float::INFINITY
      total += size
    end
    total
  end

  def rewind
    @sources.reverse_each { |source| source.rewind if source.respond_to?(:rewind) }
    self
  end

  def +(other) = Enumerator::Chain.new(self, other)
  def inspect = "#<Enumerator::Chain: #{@sources.inspect}>"
  alias to_s inspect
end

class Enumerator::ArithmeticSequence
  def __sequence(first, last, step, exclusive, receiver, name, arguments, keywords)
    @first = first
    @last = last
    @step = step
    @exclusive = exclusive
    @receiver = receiver
    @name = name
    @arguments = arguments
    @keywords = keywords
    self
  end

  def begin = @first
  def end = @last
  def step = @step
  def exclude_end? = @exclusive

  def each
    return self unless block_given?
    if Float === @first || Float === @last || Float === @step
      i = 0
      count = __float_count
      while i < count
        yield __float_at(i)
        i += 1
      end
    elsif @last.nil?
      value = @first
      while true
        yield value
        value += @step
      end
    else
      value = @first
      count = size
      i = 0
      while i < count
        yield value
        value += @step
        i += 1
      end
    end
    self
  end

  def size
    return __float_count if Float === @first || Float === @last || Float === @step
    return Float::INFINITY if @last.nil?
    distance = @step > 0 ? @last - @first : @first - @last
    return 0 if distance < 0
    width = @step.abs
    @exclusive ? (distance + width - 1).div(width) : distance.div(width) + 1
  end

  def first(count = (no_count = true; nil))
    unless no_count
      raise ArgumentError, "attempt to take negative size" if count < 0
      return take(count)
    end
    @last.nil? || size > 0 ? (Float === @step || Float === @last ? Float(@first) : @first) : nil
  end

  def last(count = (no_count = true; nil))
    raise RangeError, "cannot get the last element of endless arithmetic sequence" if @last.nil?
    return to_a.last(count) unless no_count
    n = size
    return nil if n == 0
    Float === @first || Float === @last || Float === @step ? __float_at(n - 1) : @first + (n - 1) * @step
  end

  def ==(other)
    Enumerator::ArithmeticSequence === other && @first == other.begin && @last == other.end && @step == other.step &&
      @exclusive == other.exclude_end?
  end
  alias eql? ==
  alias === ==

  def hash = [@first, @last, @step, @exclusive].hash

  def inspect
    list = @arguments.map(&:inspect)
    @keywords.each { |key, value| list << "#{key}: #{value.inspect}" }
    receiver = Range === @receiver ? "(#{@receiver.inspect})" : @receiver.inspect
    "(#{receiver}.#{@name}#{"(#{list.join(", ")})" unless list.empty?})"
  end
  alias to_s inspect

  # list[self]
  def __slice_of(list)
    size = list.size
    first = @first || (@step < 0 ? size - 1 : 0)
    last = @last || (@step < 0 ? 0 : size - 1)
    first += size if first < 0
    last += size if last < 0
    last -= @step <=> 0 if @exclusive && @last
    raise RangeError, "#{inspect} out of range" if first < 0 || first > size
    result = []
    i = first
    if @step > 0
      last = size - 1 if last >= size
      while i <= last
        result << list[i]
        i += @step
      end
    else
      while i >= last
        result << list[i] if i < size
        i += @step
      end
    end
    result
  end

  private def __float_count
    last = @last.nil? ? (@step < 0 ? -Float::INFINITY : Float::INFINITY) : @last
    __float_step_count(Float(@first), Float(last), Float(@step), @exclusive)
  end

  private def __float_at(i)
    value = i * Float(@step) + @first
    return value if @last.nil? || @exclusive
    (@step < 0 ? value < @last : value > @last) ? Float(@last) : value
  end
end

module Enumerable
  def chain(*others) = Enumerator::Chain.new(self, *others)
end
