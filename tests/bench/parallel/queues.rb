# SPDX-License-Identifier: MIT
# One producer, the main thread, gives jobs to the threads through a queue; they answer through another.
require_relative "harness"

class Queues
  LENGTH = 16  # numbers in a job

  def initialize(jobs)
    @jobs = jobs
  end

  def prepare; end

  def run
    jobs = Queue.new
    answers = Queue.new
    consumers = Array.new(THREADS) do
      Thread.new do
        while (start = jobs.pop)
          answers << steps(start)
        end
      end
    end
    @jobs.times { |i| jobs << i * LENGTH + 1 }
    THREADS.times { jobs << nil }
    @sum = 0
    @jobs.times { @sum += answers.pop }
    consumers.each(&:join)
  end

  def result
    @sum
  end

  private

  # Of the Collatz sequences that begin with the numbers of a job.
  def steps(start)
    count = 0
    start.upto(start + LENGTH - 1) do |n|
      while n > 1
        n = n.even? ? n / 2 : 3 * n + 1
        count += 1
      end
    end
    count
  end
end

jobs, expected = { "full" => [6000, 10_284_987], "small" => [30, 24_807] }.fetch(SIZE)
benchmark("queues", Queues.new(jobs), expected)
