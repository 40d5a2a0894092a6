# SPDX-License-Identifier: MIT
# All threads append to one array, and each to one of its own.
require_relative "harness"

class Appends
  BATCHES = 16

  def initialize(count)
    @count = count
  end

  def prepare
    @all = []
  end

  def run
    @parts = in_parallel do |index|
      part = []
      index.step(BATCHES - 1, THREADS) { |batch| append(part, batch) }
      part
    end
  end

  def result
    [@all, *@parts].sum { |a| a.size + a.sum }.to_s
  end

  private

  def append(part, batch)
    @count.times do |i|
      @all << i + batch
      part << i
    end
  end
end

count, expected = { "full" => [100_000, "160013600000"], "small" => [200, "667200"] }.fetch(SIZE)
benchmark("appends", Appends.new(count), expected)
