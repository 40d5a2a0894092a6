# SPDX-License-Identifier: MIT
class Box
  def initialize(v) = @v = v
  private def secret = "s#{@v}"
end
b = Box.new(3)
p b.instance_eval { @v }, b.instance_eval { secret }, b.instance_exec(4) { |x| @v + x },
  b.instance_eval { |o| o.equal?(self) }
b.instance_eval do
  def singleton_from_eval = @v * 2
end
p b.singleton_from_eval, Box.method_defined?(:singleton_from_eval)
Box.class_eval do
  def added = @v + 100
  attr_accessor :v
end
Box.class_exec(:dyn) { |n| define_method(n) { n } }
p b.added, b.dyn, (b.v = 9), b.v
String.class_eval { def vowels = count("aeiou") }
p "education".vowels
x = 10
p b.instance_eval { x + @v }, Box.class_eval { self }, b.singleton_class.class_eval { self == b.singleton_class },
  Module.new.module_eval { 5 }
class Conf
  def self.build(&b) = new.tap { |c| c.instance_eval(&b) }
  def set(k, v) = (@h ||= {})[k] = v
  def to_h = @h
end
p Conf.build { set :a, 1; set :b, [2] }.to_h
C2 = Class.new do
  attr_reader :z
  def initialize(z) = @z = z
  def ==(o) = z == o.z
  const_set(:K, 5)
end
p C2.new(1) == C2.new(1), C2::K, C2.name
p instance_eval { self.to_s }
