# SPDX-License-Identifier: MIT
class Maker
  %w[red green].each_with_index do |c, i|
    define_method(c) { i }
    define_method("#{c}?") { |x = c| x == c }
    define_method(:"set_#{c}") { |v, *rest, k: 1, &b| [v, rest, k, b&.call, self.class] }
  end
  define_method(:from_proc, &->(a) { a * 2 })
  define_method(:from_method, instance_method(:red))
  counter = 0
  define_method(:tick) { counter += 1 }
  attr_writer :w
end
m = Maker.new
p m.red, m.green, m.red?, m.green?("x"), m.set_red(1, 2, k: 3) { :b }, m.from_proc(4), m.from_method, m.tick,
  m.tick, Maker.new.tick, m.send(:green), m.__send__("red"), m.public_send(:from_proc, 5), m.send(:w=, 3),
  Maker.instance_methods(false).sort, Maker.instance_method(:from_proc).arity, m.method(:set_red).parameters,
  m.method(:set_red).arity, (Maker.class_eval { define_method(:late) { :late } }), m.late
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { m.from_proc }
try { m.set_red }
try { m.send }
try { m.send(:nope) } if false
try { Maker.define_method(:x) }
try { m.send(3) }
try { Maker.send(:define_method, :y, 5) }
p [1, 2, 3].send(:map) { |x| x + 1 }, 5.send(:+, 3), "a".public_send(:*, 3), Kernel.send(:format, "%d", 3),
  Math.send(:sqrt, 4), m.respond_to?(:late), Maker.public_method_defined?(:late), Maker.send(:remove_method, :late),
  m.respond_to?(:late)
class Maker
  undef_method :red
  undef green
end
begin
  m.red
rescue NoMethodError => e
  puts e.message.lines.first.sub(/0x\h+.*>/, "XX>")
end
class A; def self.make(n, &b) = define_method(n, &b); end
class B < A; make(:hello) { |x = 1| [x, self.class] }; end
p B.new.hello, B.new.hello(2), A.method_defined?(:hello)
ret = Class.new { define_method(:r) { |x| return x * 2 if x > 1; :small } }.new
p ret.r(1), ret.r(5)
