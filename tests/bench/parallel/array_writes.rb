# SPDX-License-Identifier: MIT
# All threads write one array, each into a part of its own.
require_relative "harness"

class ArrayWrites
  PASSES = 384

  def initialize(length)
    @length = length
  end

  def prepare
    @numbers = Array.new(@length, 0)
  end

  def run
    in_parallel do |index|
      part = share(@length, index)
      PASSES.times { |pass| write(part.begin, part.end, pass) }
    end
  end

  def result
    @numbers.sum
  end

  private

  def write(from, to, pass)
    numbers = @numbers
    i = from
    while i < to
      numbers[i] = (i + pass) & 1023
      i += 1
    end
  end
end

length, expected = { "full" => [200_000, 102_309_920], "small" => [1000, 514_884] }.fetch(SIZE)
benchmark("array_writes", ArrayWrites.new(length), expected)
