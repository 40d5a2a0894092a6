# SPDX-License-Identifier: MIT
module Tracked
  def self.included(base)
    puts "included in #{base}"
    base.extend(ClassMethods)
  end
  def self.extended(obj) = puts("extended #{obj.class}")
  def self.prepended(base) = puts("prepended to #{base}")
  module ClassMethods
    def tracked = (@tracked ||= [])
    def track(*names) = tracked.concat(names)
    def method_added(name)
      tracked << name if @auto
      super
    end
    def auto! = @auto = true
  end
end
class A
  include Tracked
  track :x, :y
  auto!
  def one; end
  def two; end
  attr_reader :three
end
p A.tracked
Object.new.extend(Tracked)
class B; prepend Tracked; end
class Base
  def self.inherited(sub)
    super
    puts "#{sub.name.inspect} < #{self}"
  end
  def self.singleton_method_added(n) = puts("singleton #{n}")
  def self.foo = 1
end
class D < Base; end
class E < D; end
K = Class.new(Base)
class Removed
  def self.method_removed(n) = puts("removed #{n}")
  def self.method_undefined(n) = puts("undefined #{n}")
  def a; end
  def b; end
  remove_method :a
  undef_method :b
end
module Reg
  @all = []
  class << self
    attr_reader :all
    def included(m) = (@all << m; super)
  end
end
class R1; include Reg; end
class R2; include Reg; end
p Reg.all
