# SPDX-License-Identifier: MIT
# Paths that programs seldom take, often enough to be compiled and left again: errors inside of hot methods, generic ends of
# dispatch chains, definitions in loops.
def attempt
  yield
rescue => e
  "#{e.class}: #{e.message.lines.first.chomp}"
end

def ends(list)
  first, *middle, last = list
  [first, middle, last]
end

def last_of(list) = list.pop
def put(list, i, v) = list[i] = v
def product(list) = list.inject(:*)
def rest(a, b) = a.send(:%, b)
def define(n)
  self.class.class_eval do
    define_method(:defined_now) { n }
  end
  def defined_here(x) = x + 1
  defined_now + defined_here(n)
end

def open_class(n)
  Class.new do
    const_set(:SIZE, n)
    def size = self.class::SIZE
  end.new.size
end

class Doubler
  def to_proc = ->(x) { x * 2 }
end

def convert(list, f) = list.map(&f)
def pairs(list) = list.map { |a, (b, c), *d| [a, b, c, d] }
def four = yield(1, 2, 3, 4)
def compare(a, b) = [a < b, a == b, a <=> b]

KINDS = (0...12).map do |n|
  Class.new do
    define_method(:value) { n }
    define_method(:+) { |o| n + o }
    define_method(:[]) { |i| n * i }
    attr_accessor :slot
  end
end

def value(o) = o.value
def add(o, x) = o + x
def at(o, i) = o[i]
def slot(o, v)
  o.slot = v
  o.slot
end

6.times do |turn|
  p ends([1, 2, 3, 4]), ends([1]), ends([]), ends(nil)
  list = [1, turn, "x"]
  p last_of(list), last_of([]), attempt { last_of([1].freeze) }, attempt { last_of(3) }
  [[1, 2], [1.5], ["a"], []].each { |l| p put(l, 3, turn), l, attempt { put(l, -9, 0) } }
  p product([3, 4, 5]), product([2**61, 4]), product([1.5, 2]), attempt { product([1, nil]) }
  p rest(7, 3), attempt { rest(7, 0) }, rest(-7, 3), rest(7.5, 2), attempt { rest(7, "x") }
  p define(turn), open_class(turn)
  p convert([1, 2], Doubler.new), convert(%w[a b], :upcase), convert([1], method(:Integer)), attempt { convert([1], 5) }
  p pairs([[1, [2, 3], 4, 5], [6], 7]), four { |a, b| [a, b] }, four { |*a| a }, four { |a, b, c, d, e| e }
  p compare(1, 2), compare(1.5, 1), compare("a", "b"), attempt { compare(1, "b") }, compare(2**70, 1.5)
  KINDS.each { |k| p [value(k.new), add(k.new, 1), at(k.new, 2), slot(k.new, turn), attempt { k.new.missing }.gsub(/0x\h+/, "")] }
  p add(1, 2), add(1.5, 2), add("a", "b"), at([1, 2], 1), at({1 => 2}, 1), at("word", 1)
end
