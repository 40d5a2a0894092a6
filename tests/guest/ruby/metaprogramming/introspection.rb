# SPDX-License-Identifier: MIT
class T
  def a(x, y = 1, *z, w, k:, o: 2, **r, &b) = __method__
  def b = method(:a).unbind.class
  def self.s = __method__
end
t = T.new
p t.method(:a).parameters, t.method(:a).arity, t.method(:a).name, t.method(:a).owner,
  t.method(:a).receiver.equal?(t), t.a(1, 2, k: 3), T.s, t.b, T.instance_method(:b).bind(t).call, t.methods(false),
  (t.methods - Object.instance_methods).sort, T.instance_methods(false).sort, t.class, t.singleton_methods,
  T.method_defined?(:a), t.respond_to?(:b), t.public_methods(false).sort, t.method(:b).unbind.bind(T.new).call,
  __method__.inspect
def m1; end
def m2(a) = a
def m3(a, b = 1) = a
def m4(*a) = a
def m5(a, k:) = a
def m6(a, k: 1) = a
def m7(**k) = k
def m8(a, (b, c), d) = a
p %i[m1 m2 m3 m4 m5 m6 m7 m8].map { |n| method(n).arity }, method(:m8).parameters,
  [proc { |a| }, proc { |a, b| }, proc { |*a| }, proc { || }, proc { }, lambda { |a, b = 1| }, proc { |a, b = 1| }, ->(k:) { }, ->(a, k: 1) { }].map(&:arity),
    
    
  proc { |a, b| }.parameters, ->(a, b) { }.parameters, proc { |a| }.lambda?, :x.to_proc.arity,
  [].method(:push).arity, "".method(:upcase).arity, method(:puts).owner, method(:m1).inspect.sub(/tests.*/, "..."),
  5.method(:+).unbind.class
f = 5.method(:+)
p f.call(3), f.(4), f[5], [1, 2].map(&f), f.to_proc.call(1), (f >> ->(x) { x * 2 }).call(1),
  (f << ->(x) { x * 2 }).call(1), f.curry.arity, f == 5.method(:+), f.eql?(6.method(:+))
p Integer.instance_methods(false).include?(:+), Class.instance_methods(false).sort.first,
  Comparable.instance_methods.sort, Kernel.method_defined?(:puts), Kernel.private_method_defined?(:puts),
  Object.new.singleton_class.instance_methods(false), self.class, local_variables.first(2),
  global_variables.include?(:$stdout)
