# SPDX-License-Identifier: MIT
class Base
  def initialize(a, b = 2, *rest, k: 0, **opts, &blk)
    @args = [a, b, rest, k, opts, blk&.call]
  end
  attr_reader :args
  def greet(name) = "hello #{name}"
  def twice = yield(1) + yield(2)
  def self.make(...) = new(...)
  def to_s = "Base"
end
class Implicit < Base
  def initialize(a, b = 5, *rest, k: 1, **opts, &blk)
    a = a * 10
    super
  end
  def greet(name)
    name = name.upcase
    super
  end
  def twice = super
  def to_s = "Implicit<#{super}>"
end
class Explicit < Base
  def initialize(*) = super(1, 2)
  def greet(name) = super("fixed") + "/" + super() rescue $!.message
  def twice(&b) = super(&b) + super { |x| x * 100 }
end
class Anon < Base
  def initialize(*, **, &) = super
  def greet(*) = super
end
p Implicit.new(1).args, Implicit.new(1, 2, 3, k: 4, z: 5) { :blk }.args, Implicit.new(1).greet("bob"),
  Implicit.new(1).twice { |x| x * 2 }, Explicit.new(9).args, Explicit.new.greet("x"), Explicit.new.twice { |x| x },
  Base.make(7, k: 8).args, Implicit.make(7).args, Implicit.new(1).to_s
p Anon.new(1, 2, 3).args rescue p $!.message
class A; def m = ["A"]; end
class B < A; def m = super + ["B"]; end
class C < B; end
class D < C; def m = super + ["D"]; end
p D.new.m, D.ancestors.first(4), D.superclass.superclass, D.instance_method(:m).owner, C.instance_method(:m).owner,
  D.new.method(:m).super_method.owner, B < A, A < B, A <= A, A <=> B, B <=> A, A <=> String, D.new.is_a?(A),
  A === D.new
class Last; def m = super; end
begin
  Last.new.m
rescue NoMethodError => e
  puts e.message.lines.first.sub(/0x\h+/, "XX")
end
class Sup; def respond; defined?(super).inspect; end; end
class Sub2 < Sup; def respond = [defined?(super), super]; end
p Sub2.new.respond
class InBlock < A
  def m = [1, 2].map { |x| super().first + x.to_s }
  define_method(:n) { method(:m).super_method.call }
end
p InBlock.new.m, InBlock.new.n
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { class Base < String; end }
try { class Foo < 3; end }
try { Class.new(Class) }
try { Class.new(3) }
try { class A2; end; class A2 < A; end }
class Hooked
  def self.inherited(k) = (super; (@subs ||= []) << k.name)
  def self.subs = @subs
end
class H1 < Hooked; end
class H2 < Hooked; end
p Hooked.subs, Hooked.subclasses.map(&:name).sort
