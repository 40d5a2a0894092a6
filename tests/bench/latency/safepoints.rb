# SPDX-License-Identifier: MIT
# The main thread stops the world again and again (a small heap is collected), while another one computes.
def count_down(n)
  n -= 1 while n > 0
end

def add_up(numbers)
  sum = 0
  numbers.each { |n| sum += n & 0xff }
  sum
end

finished = false
computing = Thread.new do
  numbers = (0...10_000).to_a
  until finished
    count_down(100_000)
    add_up(numbers)
  end
end
2000.times do
  sleep 0.0005
  GC.start
end
finished = true
computing.join
