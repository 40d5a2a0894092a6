# SPDX-License-Identifier: MIT
r = loop do
  raise StopIteration
end
p r
e = [1, 2].each
out = []
res = loop { out << e.next }
p out, res
begin
  raise StopIteration, "done"
rescue StopIteration => s
  p s.message, s.result
end
begin
  e.next
rescue StopIteration => s
  p s.message, s.result, s.class.superclass
end
begin
  loop { raise IndexError, "plain index error" }
rescue IndexError => x
  p x.message
end
def nested
  loop do
    loop { raise StopIteration }
    print "outer "
    break :out
  end
end
p nested
g = Enumerator.new { |y| y << 1; :ret }
p g.next
p((g.next rescue $!.result))
n = 0
loop do
  n += 1
  begin
    raise StopIteration if n > 3
  ensure
    print n
  end
end
puts
