# SPDX-License-Identifier: MIT
# What one fiber or thread is inspecting, comparing or joining is no recursion to another one.
class Pausing
  attr_accessor :pauses

  def initialize(name) = @name = name

  def pause = pauses && Fiber.yield(:paused)

  def inspect
    pause
    @name
  end
  alias to_s inspect

  def ==(other)
    pause
    other.is_a?(Pausing)
  end

  def hash
    pause
    7
  end

  def <=>(_other)
    pause
    0
  end
end

element = Pausing.new("element")
list = [element]
nested = [list, [list]]
pair = Struct.new(:a, :b).new(list, element)
questions = {
  inspect: -> { nested.inspect },
  join: -> { nested.join("-") },
  equal: -> { nested == [[Pausing.new("other")], [[Pausing.new("other")]]] },
  hash: -> { nested.hash == [list, [list]].hash },
  compare: -> { nested <=> [[element], [[element]]] },
  struct: -> { pair.inspect },
  table: -> { { list => element }.inspect },
}
questions.each do |name, question|
  element.pauses = true
  fiber = Fiber.new(&question)
  paused = fiber.resume
  other = Fiber.new(&question)
  also_paused = other.resume
  element.pauses = false
  puts "#{name}: #{paused} #{also_paused}, here #{question.call}, in a thread #{Thread.new(&question).value}, " \
       "in a fiber #{Fiber.new(&question).resume}, at last #{fiber.resume} #{other.resume}"
end

# A thread that ends with a fiber in the middle of it.
Thread.new do
  element.pauses = true
  $left = Fiber.new { nested.inspect }
  $left.resume
  element.pauses = false
end.join
3.times { puts Thread.new { nested.inspect }.value }

# Real recursion, also in a fiber that has paused.
list << list << nested
element.pauses = true
fiber = Fiber.new { nested.inspect }
fiber.resume
element.pauses = false
puts nested.inspect, fiber.resume

# External enumerators are fibers, too.
enumerator = Enumerator.new do |out|
  out << nested.inspect
  out << nested.to_s
end
puts enumerator.next, nested.inspect, enumerator.next
