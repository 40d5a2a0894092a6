# SPDX-License-Identifier: MIT
module Greet
  def greet = "hi from #{name}"
  def order = ["Greet"] + (defined?(super) ? super : [])
end
module Polite
  def greet = super + ", please"
  def order = ["Polite"] + super
end
module Wrap
  def greet = "[" + super + "]"
  def order = ["Wrap"] + super
end
class Base; def order = ["Base"]; end
class Person < Base
  include Greet
  include Polite
  prepend Wrap
  attr_reader :name
  def initialize(n) = @name = n
  def order = ["Person"] + super
end
x = Person.new("Al")
p x.greet, x.order, Person.ancestors.take(5), x.is_a?(Wrap), Person.include?(Greet), Person < Polite,
  Person <= Greet, Greet === x, Person.included_modules.first(3), Greet.class, Greet.instance_methods.sort,
  x.method(:greet).owner
class Multi; include Greet, Polite; end
p Multi.ancestors.first(3)
o = Object.new
def o.name = "obj"
o.extend(Greet)
p o.greet, o.singleton_class.include?(Greet), o.order
module ClassMethods; def build(*a) = new(*a); end
Person.extend(ClassMethods)
p Person.build("B").greet, Person.singleton_methods.include?(:build)
module Later; def later = :later; end
class Person; include Later; end
p x.later
module Greet; def added = :added_after; end
p x.added
String.include(Module.new { def yell = upcase + "!" })
p "a".yell
module Deep1; def d = "d1"; end
module Deep2; include Deep1; def d = "d2" + super; end
class UseDeep; include Deep2; def d = "c" + super; end
p UseDeep.new.d, UseDeep.ancestors.first(3)
class Person; include Greet; end
p Person.ancestors.count(Greet)
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { Person.include(3) }
try { Person.include(Base) }
try { Greet.new }
try { class Greet; end }
try { module Base; end }
try { o.extend }
try { module A1; include A1; end }
