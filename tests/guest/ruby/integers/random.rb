# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
srand(42)
t { [rand(100), rand(100), rand, rand(2**40), rand(1..6), rand(1.0..2.0)] }
t { srand(5) }
r = Random.new(7)
t { [r.rand, r.rand(10), r.rand(1.5), r.rand(3...9), r.bytes(3), r.seed] }
t { r.rand(0) }
t { r.rand(-1) }
t { r.rand(nil) }
t { rand(0).class }
t { rand("a") }
t { rand(-5).between?(0, 4) }
t { Random.rand(1.0).class }
t { Random.new(2**70).rand(1000) }
t { r.rand(2**70) }
t { rand(1..) }
t { Random.new(3) == Random.new(3) }
t { [1,2,3,4,5].shuffle(random: Random.new(1)) }
t { [1,2,3,4,5].sample(random: Random.new(1)) }
t { rand(1.7) }
t { r.rand(1...1) }
t { rand(3..1) }
t { Random.new(1).rand(0.5..0.5) }
t { Random.new("a") }
