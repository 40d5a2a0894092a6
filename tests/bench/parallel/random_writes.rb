# SPDX-License-Identifier: MIT
# All threads write one array at random places; what is written depends on the place alone.
require_relative "harness"

class RandomWrites
  BATCHES = 16
  LENGTH = 100_000

  def initialize(writes)
    @writes = writes
  end

  def prepare
    @numbers = Array.new(LENGTH, 0)
  end

  def run
    in_parallel do |index|
      index.step(BATCHES - 1, THREADS) { |batch| write(Random32.new(batch)) }
    end
  end

  def result
    @numbers.sum
  end

  private

  def write(random)
    numbers = @numbers
    @writes.times do
      i = random.below(LENGTH)
      numbers[i] = i & 1023
    end
  end
end

writes, expected = { "full" => [1_600_000, 51_031_728], "small" => [200, 1_644_101] }.fetch(SIZE)
benchmark("random_writes", RandomWrites.new(writes), expected)
