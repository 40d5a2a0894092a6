# SPDX-License-Identifier: MIT
class Version
  include Comparable
  attr_reader :parts
  def initialize(s) = @parts = s.split(".").map(&:to_i)
  def <=>(o) = o.is_a?(Version) ? parts <=> o.parts : nil
  def to_s = parts.join(".")
  def inspect = "v#{self}"
  def succ = Version.new((parts[0..-2] + [parts[-1] + 1]).join("."))
end
a, b, c = %w[1.2.0 1.10.0 2.0].map { |s| Version.new(s) }
p a < b, a > b, a <= a, a >= c, a == Version.new("1.2.0"), a != b, a.between?(a, b), b.clamp(a, c), c.clamp(a, b),
  a.clamp(b, c), a.clamp(b..), [c, a, b].sort, [c, a, b].min, [a, b, c].max, [c, a, b].minmax, a.equal?(a),
  (a..Version.new("1.2.3")).to_a, (a..c).cover?(b), (a..c) === b, [a, c].sort { |x, y| y <=> x }
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { a < 5 }
try { a >= nil }
try { a == 5 }
try { a.between?(1, 2) }
try { a.clamp(c, a) }
try { [a, 3].sort }
mixed = [a, "x"]
try { mixed.max }
p 5.clamp(1, 3), 5.clamp(..3), "m".clamp("a", "f"), 1.5.clamp(2, 3), 2.clamp(1..3)
try { 5.clamp(1...3) }
