# SPDX-License-Identifier: MIT
# A chain of steps: each step's block gets a yielder and one element, and hands on what it likes. Nothing runs before
# `each`.
class Enumerator::Lazy
  private def initialize(source, size = nil, &block)
    raise ArgumentError, "tried to call lazy new without a block" unless block
    __lazy(source, nil, [], block)
  end

  # step: nil hands everything on.
  def __lazy(source, name, arguments, step)
    @source = source
    @lazy_name = name
    @arguments = arguments
    @step = step
    self
  end

  private def __then(name, *arguments, &step)
    Enumerator::Lazy.allocate.__lazy(self, name, arguments, step)
  end

  def each(*arguments, &block)
    return self unless block
    step = @step
    return @source.each(*arguments, &block) unless step
    yielder = Enumerator::Yielder.new(&block)
    @source.each(*arguments) { |*values| step.call(yielder, *values) }
    self
  end

  def size = nil
  def lazy = self
  def force(*arguments) = to_a(*arguments)
  def eager
    source = self
    Enumerator.new { |yielder| source.each { |*values| yielder.yield(*values) } }
  end

  def map(&block)
    raise ArgumentError, "tried to call lazy map without a block" unless block
    __then(:map) { |yielder, *values| yielder << block.call(*values) }
  end
  alias collect map

  def select(&block)
    raise ArgumentError, "tried to call lazy select without a block" unless block
    __then(:select) do |yielder, *values|
      value = __pack(values)
      yielder << value if block.call(value)
    end
  end
  alias filter select
  alias find_all select

  def reject(&block)
    raise ArgumentError, "tried to call lazy reject without a block" unless block
    __then(:reject) do |yielder, *values|
      value = __pack(values)
      yielder << value unless block.call(value)
    end
  end

  def filter_map(&block)
    __then(:filter_map) do |yielder, *values|
      value = block.call(*values)
      yielder << value if value
    end
  end

  def flat_map(&block)
    raise ArgumentError, "tried to call lazy flat_map without a block" unless block
    __then(:flat_map) do |yielder, *values|
      value = block.call(*values)
      if Array === value || Enumerator::Lazy === value
        value.each { |element| yielder << element }
      else
        yielder << value
      end
    end
  end
  alias collect_concat flat_map

  def take_while(&block)
    source = self
    __from(:take_while) do |yielder|
      source.each do |*values|
        break unless block.call(*values)
        yielder.yield(*values)
      end
    end
  end

  def drop_while(&block)
    source = self
    __from(:drop_while) do |yielder|
      dropping = true
      source.each do |*values|
        dropping = block.call(*values) if dropping
        yielder.yield(*values) unless dropping
      end
    end
  end

  def take(count)
    raise ArgumentError, "attempt to take negative size" if count < 0
    source = self
    __from(:take, count) do |yielder|
      left = count
      if left > 0
        source.each do |*values|
          yielder.yield(*values)
          break if (left -= 1) == 0
        end
      end
    end
  end

  def drop(count)
    raise ArgumentError, "attempt to drop negative size" if count < 0
    source = self
    __from(:drop, count) do |yielder|
      left = count
      source.each { |*values| left > 0 ? left -= 1 : yielder.yield(*values) }
    end
  end

  def first(count = (no_count = true; nil))
    if no_count
      each { |*values| return __pack(values) }
      return nil
    end
    take(count).to_a
  end

  def with_index(offset = 0, &block)
    source = self
    offset = offset.nil? ? 0 : __to_int(offset)
    __from(:with_index) do |yielder|
      i = offset - 1
      source.each do |*values|
        value = __pack(values)
        i += 1
        if block
          block.call(value, i)
          yielder << value
        else
          yielder << [value, i]
        end
      end
    end
  end
  alias each_with_index with_index

  def uniq(&block)
    source = self
    __from(:uniq) do |yielder|
      seen = {}
      source.each do |*values|
        value = __pack(values)
        key = block ? block.call(*values) : value
        unless seen.key?(key)
          seen[key] = true
          yielder << value
        end
      end
    end
  end

  def compact
    __then(:compact) { |yielder, *values| yielder << __pack(values) unless __pack(values).nil? }
  end

  def zip(*others, &block)
    return super if block
    source = self
    __from(:zip, *others) do |yielder|
      lists = others.map { |other| Array === other ? other.each : other.each_entry }
      source.each do |*values|
        rest = lists.map do |list|
          list.next
        rescue StopIteration
          nil
        end
        yielder << [__pack(values), *rest]
      end
    end
  end

  def tap_each(&block)
    __then(:tap_each) do |yielder, *values|
      block.call(*values)
      yielder.yield(*values)
    end
  end

  def each_slice(count) = __later(:each_slice, count)
  def each_cons(count) = __later(:each_cons, count)
  def each_entry = __later(:each_entry)
  def slice_when(&block) = super.lazy
  def chunk_while(&block) = super.lazy
  def chunk(&block) = super.lazy

  # A step that looks after the whole iteration itself.
  private def __from(name, *arguments, &block)
    lazy = Enumerator::Lazy.allocate.__lazy(Enumerator::Generator.new(&block), name, arguments, nil)
    lazy.__shown_as(self)
  end

  private def __later(name, *arguments)
    source = self
    __from(name, *arguments) { |yielder| source.eager.__send__(name, *arguments) { |value| yielder << value } }
  end

  def __shown_as(source)
    @shown = source
    self
  end

  def inspect
    source = (@shown || @source).inspect
    return "#<Enumerator::Lazy: #{source}>" unless @lazy_name
    list = @arguments.empty? ? "" : "(#{@arguments.map(&:inspect).join(", ")})"
    "#<Enumerator::Lazy: #{source}:#{@lazy_name}#{list}>"
  end
  alias to_s inspect

  def rewind = self
end
