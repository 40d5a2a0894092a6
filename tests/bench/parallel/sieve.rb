# SPDX-License-Identifier: MIT
# The primes below a limit, segment by segment; every thread has an array of flags of its own, all read the small primes.
require_relative "harness"

class Sieve
  SEGMENT = 16384

  def initialize(limit)
    @limit = limit
  end

  def prepare
    @count = 0
  end

  def run
    small = small_primes(Integer.sqrt(@limit))
    @count = in_parallel do |index|
      flags = Array.new(SEGMENT, true)
      count = 0
      (SEGMENT * index).step(@limit - 1, SEGMENT * THREADS) { |from| count += segment(flags, small, from) }
      count
    end.sum
  end

  def result
    @count
  end

  private

  def small_primes(limit)
    (2..limit).select { |n| (2..Integer.sqrt(n)).none? { |d| (n % d).zero? } }
  end

  def segment(flags, small, from)
    length = [SEGMENT, @limit - from].min
    flags.fill(true)
    small.each do |prime|
      square = prime * prime
      break if square >= from + length

      multiple = square >= from ? square - from : -from % prime
      while multiple < length
        flags[multiple] = false
        multiple += prime
      end
    end
    count = 0
    i = from.zero? ? 2 : 0
    while i < length
      count += 1 if flags[i]
      i += 1
    end
    count
  end
end

limit, expected = { "full" => [8_000_000, 539_777], "small" => [20_000, 2262] }.fetch(SIZE)
benchmark("sieve", Sieve.new(limit), expected)
