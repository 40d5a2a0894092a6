# SPDX-License-Identifier: MIT
# Threads append ints, which may wait, to an array to which another one appends suspended fibers: whoever shares a fiber
# searches its stack in a stopped world, while it holds the array's lock. All is there, in each thread's order.
COUNT = 2000
FIBERS = 40

def append_ints(all, own, t)
  COUNT.times do |i|
    all << t * COUNT + i
    own << i
  end
end

def suspended(n)
  held = [n, "#{n}"]
  fiber = Fiber.new do
    Fiber.yield held.size
    held
  end
  fiber.resume
  fiber
end

def append_fibers(all)
  FIBERS.times { |n| all << suspended(n) }
end

lost = 0
mixed = 0
25.times do
  all = []
  threads = 2.times.map { |t| Thread.new { append_ints(all, [], t) } }
  threads << Thread.new { append_fibers(all) }
  threads.each(&:join)
  ints, fibers = all.partition { |v| v.is_a?(Integer) }
  lost += 2 * COUNT - ints.size + FIBERS - fibers.size
  2.times do |t|
    mine = ints.select { |v| v / COUNT == t }
    mixed += 1 unless mine == (t * COUNT...(t + 1) * COUNT).to_a
  end
end
p lost, mixed
