# SPDX-License-Identifier: MIT
s = "abc"
p s.frozen?, "x".equal?("x")
3.times { |i| t = "lit"; t << i.to_s; puts t }
s.freeze
begin
  s << "x"
rescue FrozenError => e
  p e.message, e.receiver.equal?(s)
end
p s.frozen?, s.dup.frozen?, s.clone.frozen?
def default_arg(x = "d") = x << "!"
p default_arg, default_arg
h = { "key" => 1 }
k = h.keys.first
p k.frozen?
