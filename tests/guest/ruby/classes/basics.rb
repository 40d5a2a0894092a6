# SPDX-License-Identifier: MIT
class Animal
  attr_reader :name
  attr_writer :nick
  attr_accessor :age, :kind
  def initialize(name, age = 1)
    @name = name
    @age = age
  end
  def speak
    "#{name} makes a sound"
  end
  def nick = @nick || "none"
  def birthday!
    self.age += 1
    self
  end
  def old? = age > 10
  def self.create(*args) = new(*args)
  class << self
    def kingdom = "animalia"
    attr_accessor :registry
  end
  def inspect = "#<Animal #{@name}>"
  alias talk speak
  alias_method :say, :speak
end
a = Animal.new("Rex")
p a, a.name, a.age, a.nick, a.speak, a.talk, a.say, a.old?, a.birthday!.birthday!.age, Animal.create("Q", 20).old?,
  Animal.kingdom, Animal.registry, (Animal.registry = [a]), Animal.registry, (a.nick = "R"), a.nick, a.kind,
  a.class, a.class.class, Animal.name, Animal.to_s, a.is_a?(Animal), a.kind_of?(Object), a.instance_of?(Object),
  Animal === a, a.respond_to?(:speak), a.respond_to?(:nope), Animal.instance_methods(false).sort,
  Animal.method_defined?(:speak), a.methods.include?(:old?), Animal.instance_method(:speak).class,
  a.method(:speak).call, Animal.superclass, Animal.ancestors.first, Class.superclass, Module.superclass, a.frozen?,
  a.instance_variables, a == a.dup, a.equal?(a), a.eql?(a), a.hash == a.hash, a.nil?, !a, a != a
class Animal
  def speak = "reopened"
  def extra = 1
end
p a.speak, a.extra, a.talk
k = Class.new(Animal) { def speak = super + "!" }
p k.new("an").speak, k.name, k.new("x").is_a?(Animal)
Named = k
p k.name, Named.new("y").class
class Empty; end
p Empty.new.to_s.sub(/0x\h+/, "XX"), Empty.new.inspect.sub(/0x\h+/, "XX"), Empty.instance_methods(false),
  Empty.new == Empty.new
class WithIvars; def initialize = (@a = 1; @b = "x"); end
p WithIvars.new.inspect.sub(/0x\h+/, "XX"), WithIvars.new.to_s =~ /\A#<WithIvars:0x\h{16}>\z/
