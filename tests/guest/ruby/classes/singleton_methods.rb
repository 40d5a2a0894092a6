# SPDX-License-Identifier: MIT
o = Object.new
def o.hi = "hi from singleton"
class << o
  def there = "there"
  attr_accessor :x
  X = 5
end
o.x = 3
o.define_singleton_method(:sum) { |a, b = 1| a + b + x }
p o.hi, o.there, o.x, o.sum(1), o.singleton_methods.sort, o.singleton_class.instance_methods(false).sort,
  o.singleton_class.singleton_class?, o.singleton_class.const_get(:X)
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.sub(/0x\h+/, "XX").chomp}"
end
try { Object.new.hi }
try { o.dup.hi }
try { o.clone.hi }
try { x = 1; def x.foo; end }
try { nil.singleton_class }
try { 1.singleton_class }
try { :a.define_singleton_method(:q) { } }
try { f = Object.new.freeze; def f.x; end }
s = "str"
def s.shout = upcase + "!"
p s.shout, s.dup.respond_to?(:shout), s.clone.shout
class K
  def self.a = :a
  class << self
    def b = [a, :b]
    private def c = :c
    def d = c
  end
end
class L < K; def self.a = [super, :la]; end
p K.b, L.b, L.d, K.singleton_methods.sort, L.singleton_methods(false), K.singleton_class.inspect,
  K.singleton_class.singleton_class.inspect
try { K.c }
module Loud; def hi = super.upcase; end
o.extend(Loud)
p o.hi, o.singleton_class.ancestors.first(2).last, o.is_a?(Loud)
o2 = Object.new
o2.extend(Loud)
try { o2.hi }
10.times { |i| t = Object.new; t.define_singleton_method(:v) { i }; print t.v }
puts
o.singleton_class.send(:remove_method, :there)
try { o.there }
o.singleton_class.send(:undef_method, :to_s)
try { o.to_s }
