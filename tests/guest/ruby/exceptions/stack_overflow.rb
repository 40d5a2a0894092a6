# SPDX-License-Identifier: MIT
def forever(n) = forever(n + 1)
begin
  forever(0)
rescue SystemStackError => e
  p e.class, e.message, e.is_a?(StandardError), e.is_a?(Exception)
end
def with_block(n, &b) = [n].each { |x| with_block(x + 1, &b) }
begin
  with_block(0) { }
rescue SystemStackError => e
  p e.message
end
class Loop
  def method_missing(n, *a) = send(:"#{n}x")
  def ==(o) = o == self
end
a = Loop.new
b = Loop.new
begin
  a == b
rescue SystemStackError => e
  p e.message
end
def ensured(n)
  ensured(n + 1)
ensure
  n
end
begin
  ensured(0)
rescue SystemStackError
  p :ensured
end
3.times do
  forever(0)
rescue SystemStackError
  print "again "
end
puts
def depth(n) = n == 0 ? 0 : 1 + depth(n - 1)
p depth(5000)
