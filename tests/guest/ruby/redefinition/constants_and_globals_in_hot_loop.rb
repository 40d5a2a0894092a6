# SPDX-License-Identifier: MIT
RATE = 2
def price(x) = x * RATE
sum = 0
10_000.times { |i| sum += price(i) }
p sum
Object.send(:remove_const, :RATE)
RATE = 3
sum = 0
10_000.times { |i| sum += price(i) }
p sum
module Cfg; LIMIT = 5; end
def limit = Cfg::LIMIT
hits = 0
10_000.times do |i|
  hits += limit
  if i == 5_000
    Cfg.send(:remove_const, :LIMIT)
    Cfg.const_set(:LIMIT, 7)
  end
end
p hits
class A; NAME = "a"; def n = NAME; end
class Late < A; def n = NAME; end
out = Hash.new(0)
6_000.times do |i|
  out[Late.new.n] += 1
  Late.const_set(:NAME, "late") if i == 3_000
end
p out
$mode = 1
acc = 0
10_000.times do |i|
  $mode = 2.5 if i == 4_000
  $mode = 10 if i == 8_000
  acc += $mode
end
p acc
class Counter
  @@total = 0
  def self.run(n) = n.times { |i| @@total += i }
  def self.total = @@total
  def self.poison = @@total = 0.5
end
Counter.run(10_000)
p Counter.total
Counter.poison
Counter.run(10_000)
p Counter.total
