# SPDX-License-Identifier: MIT
# Classes that are reopened while others call them.
class Target
  def version = 0
  def self.make = new
end
module Loud; def shout = "loud"; end
errors = Queue.new
running = true

callers = 3.times.map do
  Thread.new do
    while running
      t = Target.make
      v = t.version
      errors << "version #{v.inspect}" unless v.is_a?(Integer)
      t.respond_to?(:shout) && t.shout != "loud" and errors << "shout"
      begin
        t.sometimes
      rescue NoMethodError
      end
      begin
        errors << "constant" unless Target::LIMIT.is_a?(Integer)
      rescue NameError # between remove_const and const_set
      end
    end
  end
end
40.times do |i|
  Target.class_eval { define_method(:version) { i } }
  Target.class_eval("def version = #{i}") if i % 10 == 0
  if i.even?
    Target.class_eval { def sometimes = 1 }
  else
    Target.send(:remove_method, :sometimes)
  end
  Target.send(:remove_const, :LIMIT) if Target.const_defined?(:LIMIT)
  Target.const_set(:LIMIT, i)
  Target.include(Loud) if i == 20
  Target.class_eval { private :sometimes } if i % 8 == 0 && i.even?
  Thread.pass
end
running = false
callers.each(&:join)

4.times.map { |t| Thread.new { 30.times { |i| Target.class_eval { define_method(:"m#{t}_#{i}") { i } } } } }.each(&:join)
t = Target.new
4.times { |k| 30.times { |i| errors << "method m#{k}_#{i}" unless t.send(:"m#{k}_#{i}") == i } }

4.times.map { |k| Thread.new { 30.times { |i| Target.const_set(:"C#{k}_#{i}", i); Target.class_variable_set(:"@@v#{k}_#{i}", i) } } }.each(&:join)
4.times { |k| 30.times { |i| errors << "constant" unless Target.const_get(:"C#{k}_#{i}") == i && Target.class_variable_get(:"@@v#{k}_#{i}") == i } }

made = 4.times.map { Thread.new { 15.times.map { Class.new(Target) { include Comparable; def <=>(o) = 0; def self.tag = 7 } } } }.flat_map(&:value)
errors << "subclasses" unless made.all? { |c| c.tag == 7 && c.new == c.new && c.ancestors.include?(Target) } && Target.subclasses.size >= 60

class Ghost
  def method_missing(name, *args) = name == :boo ? args.size : super
  def respond_to_missing?(name, all = false) = name == :boo || super
end
3.times.map do
  Thread.new { 50.times { |i| errors << "ghost" unless Ghost.new.boo(*[1] * (i % 4)) == i % 4 } }
end.each(&:join)

mods = 8.times.map { |i| Module.new { define_method(:"mod#{i}") { i } } }
mods.map { |m| Thread.new { Target.include(m) } }.each(&:join)
8.times { |i| errors << "include #{i}" unless Target.new.send(:"mod#{i}") == i }

visible = 4.times.map do |i|
  Thread.new { Class.new { public; define_method(:a) { 1 }; private; define_method(:b) { 2 }; public; define_method(:c) { b } } }
end.map(&:value)
errors << "visibility" unless visible.all? { |c| c.new.a == 1 && c.new.c == 2 && !c.new.respond_to?(:b) }

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
