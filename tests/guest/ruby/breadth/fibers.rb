# SPDX-License-Identifier: MIT
f = Fiber.new do |x|
  puts "got #{x}"
  y = Fiber.yield x + 1
  puts "got #{y}"
  z = Fiber.yield y * 2
  [:done, z]
end
p f.resume(1), f.resume(10), f.resume(:last), f.alive?
begin
  f.resume
rescue FiberError => e
  puts e.message
end
gen = Fiber.new { 3.times { |i| Fiber.yield i }; nil }
p 4.times.map { gen.resume }
broken = Fiber.new { raise "inside" }
begin
  broken.resume
rescue => e
  p e.message
end
begin
  Fiber.yield
rescue FiberError => e
  puts e.message
end
