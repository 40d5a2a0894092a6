# SPDX-License-Identifier: MIT
# All threads read all elements of one array, again and again.
require_relative "harness"

class ArrayReads
  PASSES = 768

  def initialize(length)
    random = Random32.new(1)
    @numbers = Array.new(length) { random.below(1000) }
  end

  def prepare; end

  def run
    @sum = in_parallel do |index|
      sum = 0
      index.step(PASSES - 1, THREADS) { |pass| sum += total(pass) }
      sum
    end.sum
  end

  def result
    @sum
  end

  private

  def total(pass)
    numbers = @numbers
    sum = 0
    i = 0
    while i < numbers.size
      sum += numbers[i] ^ pass
      i += 1
    end
    sum
  end
end

length, expected = { "full" => [100_000, 39_042_093_056], "small" => [500, 195_564_032] }.fetch(SIZE)
benchmark("array_reads", ArrayReads.new(length), expected)
