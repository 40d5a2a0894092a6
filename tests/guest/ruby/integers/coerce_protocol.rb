# SPDX-License-Identifier: MIT
class Meters
  attr_reader :n
  def initialize(n) = @n = n
  def coerce(other) = [Meters.new(other), self]
  def +(o) = Meters.new(@n + (o.is_a?(Meters) ? o.n : o))
  def *(o) = Meters.new(@n * (o.is_a?(Meters) ? o.n : o))
  def <=>(o) = @n <=> o.n
  def to_s = "#{@n}m"
  include Comparable
end
puts 5 + Meters.new(3), 2 * Meters.new(4), 2.5 * Meters.new(2), (2**70) + Meters.new(1)
p 1 < Meters.new(2), 3.0 > Meters.new(2)
p 1.coerce(2.5), 1.coerce(2), 1.5.coerce(2)
class Bad; def coerce(o) = :nope; end
begin
  1 + Bad.new
rescue => e
  puts "#{e.class}: #{e.message}"
end
