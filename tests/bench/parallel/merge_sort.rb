# SPDX-License-Identifier: MIT
# Merge sort; the upper levels give one half to another thread.
require_relative "harness"

class MergeSort
  def initialize(length)
    random = Random32.new(5)
    @input = Array.new(length) { random.below(1_000_000) }
  end

  def prepare
    @numbers = @input.dup
    @scratch = Array.new(@input.size, 0)
  end

  def run
    in_parallel(1) { sort(0, @numbers.size, THREADS) }
  end

  def result
    sum = 0
    @numbers.each_with_index do |n, i|
      return "not sorted at #{i}" if i > 0 && @numbers[i - 1] > n

      sum += n * (i & 7)
    end
    sum
  end

  private

  def sort(from, to, threads)
    return if to - from < 2

    if threads > 1
      others = threads / 2
      middle = from + (to - from) * (threads - others) / threads
      other = Thread.new { sort(middle, to, others) }
      sort(from, middle, threads - others)
      other.join
    else
      middle = (from + to) / 2
      sort(from, middle, 1)
      sort(middle, to, 1)
    end
    merge(from, middle, to)
  end

  def merge(from, middle, to)
    numbers = @numbers
    scratch = @scratch
    i = from
    while i < middle
      scratch[i] = numbers[i]
      i += 1
    end
    left = from
    right = middle
    out = from
    while left < middle && right < to
      if scratch[left] <= numbers[right]
        numbers[out] = scratch[left]
        left += 1
      else
        numbers[out] = numbers[right]
        right += 1
      end
      out += 1
    end
    while left < middle
      numbers[out] = scratch[left]
      left += 1
      out += 1
    end
  end
end

length, expected = { "full" => [300_000, 519_394_400_289], "small" => [500, 866_100_114] }.fetch(SIZE)
benchmark("merge_sort", MergeSort.new(length), expected)
