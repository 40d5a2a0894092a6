# SPDX-License-Identifier: MIT
a = (1..7).to_a
a.each_slice(3) { |s| p s }
a.each_cons(5) { |s| p s }
p a.each_slice(3).with_index.map { |s, i| s.sum * i }, a.each_cons(2).map { |x, y| y - x }, a.each_slice(10).to_a,
  a.each_cons(10).to_a
begin
  a.each_slice(0)
rescue ArgumentError => e
  p e.message
end
begin
  a.each_cons(-1)
rescue ArgumentError => e
  p e.message
end
p a.zip(a.drop(1)).first(2), a.each_slice(2).to_a.last, a.each_slice(2) { }, a.each_cons(2) { }.class
a.zip([1, 2]) { |x, y| print x, y.inspect, " " }
puts
p a.step rescue puts $!.class
p a.each_with_index.group_by { |x, i| i % 2 }.transform_values { |v| v.map(&:first) }
p a.inject { |acc, x| break acc if x > 4; acc + x }
