# SPDX-License-Identifier: MIT
def t
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.to_s.chomp}"
end
class V < Numeric
  def initialize(n) = @n = n
  def to_f = @n.to_f
  def to_i = @n.to_i
  def coerce(o) = [o.to_f, @n.to_f]
  def <=>(o) = @n <=> o.to_f
  def -(o) = V.new(@n - o.to_f)
  def /(o) = @n / o.to_f
  def to_s = "V#{@n}"
end
v = V.new(3.5)
t { 1 + v }
t { 1.5 * v }
t { v.zero? }
t { v.positive? }
t { v.integer? }
t { v.floor }
t { v.round }
t { v.div(2) }
t { 3 < v }
t { (-v) rescue $!.class }
t { v.nonzero?.class }
t { v.abs.to_s }
t { v.to_int }
t { Float(v) }
t { Integer(v) }
t { "%d %.1f" % [v, v] }
t { Math.sqrt(V.new(4)) }
t { [1, 2][V.new(1)] }
