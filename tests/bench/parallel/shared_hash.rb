# SPDX-License-Identifier: MIT
# All threads look up keys of one hash; as many of the operations as the last argument says, in percent, insert new ones.
require_relative "harness"

class SharedHash
  BATCHES = 16
  KEYS = 20_000

  def initialize(operations, inserts)
    @operations = operations
    @inserts = inserts
  end

  def prepare
    @values = {}
    KEYS.times { |key| @values[key] = key & 255 }
  end

  def run
    @sum = in_parallel do |index|
      sum = 0
      index.step(BATCHES - 1, THREADS) { |batch| sum += work(batch) }
      sum
    end.sum
  end

  def result
    "#{@sum} #{@values.sum { |_, value| value }}"
  end

  private

  def work(batch)
    values = @values
    random = Random32.new(batch)
    fresh = KEYS + batch * @operations
    sum = 0
    @operations.times do
      key = random.below(KEYS)
      if key % 100 < @inserts
        values[fresh] = 1
        fresh += 1
      else
        sum += values[key]
      end
    end
    sum
  end
end

inserts = (ARGV[3] || 10).to_i
operations, expected = {
  "full" => [150_000, { 0 => "305607361 2546416", 10 => "275082463 2785775", 50 => "152577285 3747055" }],
  "small" => [200, { 0 => "414174 2546416", 10 => "375846 2546725", 50 => "204779 2548048" }]
}.fetch(SIZE)
benchmark("shared_hash", SharedHash.new(operations, inserts), expected.fetch(inserts))
