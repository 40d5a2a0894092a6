# SPDX-License-Identifier: MIT
module Kernel
  private def loop
    return __enum(:loop, Float::INFINITY) unless block_given?
    begin
      while true
        yield
      end
    rescue StopIteration => stop
      stop.result
    end
  end

  def tap
    yield self
    self
  end

  def then
    return __enum(:then, 1) unless block_given?
    yield self
  end

  def yield_self
    return __enum(:yield_self, 1) unless block_given?
    yield self
  end

  def to_enum(name = :each, *arguments, **keywords, &size)
    Enumerator.allocate.__enumerate(self, name, arguments, size, keywords)
  end
  alias enum_for to_enum

  # What a method without its block returns. size: a number, nil, the name of a method, or [name] of one that takes
  # the arguments.
  private def __enum(name, size = nil, *arguments)
    Enumerator.allocate.__enumerate(self, name, arguments, size, nil)
  end

  private def __positive(count, message)
    count = __to_int(count) unless Integer === count
    raise ArgumentError, message if count <= 0
    count
  end

  # The first elements of what zip was given.
  private def __zip_list(other, size)
    return other if Array === other
    return other.to_ary if other.respond_to?(:to_ary)
    raise TypeError, "wrong argument type #{other.class} (must respond to :each)" unless other.respond_to?(:each)
    Enumerable === other ? other.first(size) : other.to_enum(:each).first(size)
  end
end
