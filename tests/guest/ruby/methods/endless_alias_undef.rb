# SPDX-License-Identifier: MIT
def sq(x) = x * x
def greet(name = "you") = "hi #{name}"
def calc(a, b) = a
  .then { |x| x + b }
p sq(4), greet, greet("bob"), calc(1, 2)
class A
  def orig = :orig
  alias copy orig
  alias_method :copy2, :orig
  def orig = [:new, copy]
  alias + orig
  alias :"odd name" orig
end
a = A.new
p a.orig, a.copy, a.copy2, a.send(:+), a.send("odd name"), A.instance_method(:copy).name,
  A.instance_method(:copy).original_name, A.instance_methods(false).size
class A; undef copy2; end
p a.respond_to?(:copy2)
begin
  class A; undef nothing; end
rescue NameError => e
  puts e.message.lines.first
end
begin
  class A; alias x nothing; end
rescue NameError => e
  puts e.message.lines.first
end
begin
  class A; remove_method :nothing; end
rescue NameError => e
  puts e.message.lines.first
end
$old = 5
alias $new $old
$new += 1
p $old, (def m = 1), (def self.n = 2), A.class_eval { alias_method :q, :orig }, (attr = A.send(:attr_accessor, :v)),
  A.send(:private, :v), A.send(:define_method, :w) { }
def method_with_rescue(x)
  Integer(x)
rescue ArgumentError
  -1
else
  1
ensure
  print "."
end
p method_with_rescue("5"), method_with_rescue("z")
def fact(n) = n <= 1 ? 1 : n * fact(n - 1)
def query? = true
def bang! = :bang
def set=(v)
  @set = v
end
p fact(25), query?, bang!, (self.set = 4), @set, sq(sq 2), (greet "a"), sq(-2), [sq(2), sq(3)].sum
