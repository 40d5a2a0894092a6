# SPDX-License-Identifier: MIT
class A
  attr_accessor :x
  def initialize = @x = 1
  def to_s = "A#{x}"
end
a = A.new
p a.instance_variable_get(:@x), a.instance_variables, a.is_a?(A), a.kind_of?(BasicObject), a.instance_of?(Object),
  A.instance_of?(Class), a.respond_to?(:x=), a.public_send(:x), a.then { |o| o.x + 1 }, a.tap { |o| o.x = 5 }.x,
  a.itself.equal?(a), a.dup.x, a.method(:x).call, a.methods.include?(:x), a.singleton_methods, a.frozen?, a.nil?,
  a === a, a =~ 1, a !~ 1, a.hash == a.hash, a.instance_variable_defined?(:@x),
  a.extend(Comparable).is_a?(Comparable), a.class, a.singleton_class.inspect =~ /#<Class:#<A:0x/, a.display.inspect,
  a.enum_for(:then).class, a.to_enum.class, (a <=> a), (a <=> 1), a != a, !a, a.object_id == a.object_id,
  a.object_id.class, a.send(:class), A.name, A.hash == A.hash, A == A, A.equal?(A), A <=> Object,
  Object.new.respond_to?(:puts), nil.respond_to?(:to_a), 5.respond_to?(:+), A.respond_to?(:new), A.allocate.x,
  A.new.instance_variables
begin
  a =~ 1
  Object.new.instance_variable_get("a b")
rescue NameError => e
  puts e.message.lines.first
end
p Integer.ancestors.include?(Comparable), String.ancestors.first(3), Array.ancestors.take(2),
  Hash.ancestors.take(2), Class.ancestors.take(3), Object.ancestors, BasicObject.superclass.inspect,
  Integer.superclass, Float.superclass, Numeric.superclass, StandardError.ancestors.take(3), Comparable.ancestors,
  NilClass.instance_methods(false).include?(:to_a)
