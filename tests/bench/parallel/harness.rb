# SPDX-License-Identifier: MIT
# Runs a parallel benchmark: `ruby NAME.rb THREADS ROUNDS [full|small] [ARGUMENT]`. A program is an object with the methods
# prepare (not measured), run (measured) and result (not measured, compared with what is known to be right). With 0 threads
# the main thread does the work of one, and nothing is ever shared.
ALONE = ARGV[0] == "0"
THREADS = ALONE ? 1 : (ARGV[0] || 2).to_i
ROUNDS = (ARGV[1] || 1).to_i
SIZE = ARGV[2] || "full"

# Calls the block with 0, 1, ... threads - 1, each in a thread of its own; the values in that order.
def in_parallel(threads = THREADS)
  return [yield(0)] if ALONE

  Array.new(threads) { |index| Thread.new { yield index } }.map(&:value)
end

# The part of 0...count that is thread `index`'s.
def share(count, index)
  (count * index / THREADS)...(count * (index + 1) / THREADS)
end

# Linear congruential numbers, the same in all languages.
class Random32
  def initialize(seed)
    @state = seed
  end

  def below(limit)
    @state = (@state * 1664525 + 1013904223) & 0xffffffff
    (@state >> 8) % limit
  end
end

def benchmark(name, program, expected)
  ROUNDS.times do
    program.prepare
    start = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    program.run
    seconds = Process.clock_gettime(Process::CLOCK_MONOTONIC) - start
    puts "#{name}: iterations=1 runtime: #{(seconds * 1_000_000).round}us"
    next if program.result == expected

    warn "#{name}: wrong result #{program.result.inspect}, not #{expected.inspect}"
    exit 1
  end
  puts "#{name}: result #{expected}"
end
