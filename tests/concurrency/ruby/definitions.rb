# SPDX-License-Identifier: MIT
# One `def` that several threads execute for objects and classes of their own, while others call what it defines.
class Base
  def greet = "base"
end
class Maker
  def self.singleton(o) = o.instance_eval { def hop = [defined?(super), super().size] }
  def self.into(c)
    c.class_eval do
      def greet = "#{super}+"

      def same?(other) = other.key == key

      protected def key = self.class
    end
  end
end
class Hopper
  def hop = "four"
end

errors = Queue.new
threads = 4.times.map do
  Thread.new do
    60.times do
      o = Hopper.new
      Maker.singleton(o)
      errors << "hop #{o.hop}" unless o.hop == ["super", 4]
      c = Class.new(Base)
      Maker.into(c)
      errors << "greet #{c.new.greet}" unless c.new.greet == "base+"
      errors << "same" unless c.new.same?(c.new)
    end
  end
end
threads.each(&:join)
puts errors.empty? ? "ok" : errors.pop
