# SPDX-License-Identifier: MIT
# attr_writer at sites that see unset, integer, float and other values, frozen objects first or last, and subclasses.
class Point
  attr_accessor :x, :y
  def initialize(x = nil, y = nil)
    @x = x if x
    @y = y if y
  end
end
class Named < Point
  attr_writer :name
end

def write(o, v) = o.x = v
def write_frozen_first(o, v) = o.y = v

4.times do |round|
  a = Point.new
  p write(a, 1), a.x, write(a, 2.5), a.x, write(a, "three"), a.x, write(a, 2**70), a.x
  b = Point.new(1.5, 2)
  p write(b, 0.5), write(b, 3), b.x, b.y
  n = Named.new(1, 2)
  n.name = "n#{round}"
  p write(n, :s), n.x, n.instance_variables
  frozen = Point.new(1, 2).freeze
  [-> { write_frozen_first(frozen, 9) }, -> { write(frozen, 9) }].each do |attempt|
    attempt.call
  rescue => e
    puts "#{e.class}: #{e.message.sub(/0x\h+/, "0x")}"
  end
  p frozen.x, frozen.y, write_frozen_first(Point.new(1, 2), 5)
end
