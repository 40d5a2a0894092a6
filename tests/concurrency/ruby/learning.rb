# SPDX-License-Identifier: MIT
# New call sites learn what methods, constants, operators and variables are while these change and vanish. What hides
# something else may go at any time: there is always a definition.
$VERBOSE = nil # removing `initialize` may cause serious problems

class Base
  K = "base"
  def initialize(v = "base") = @v = v
  attr_reader :v
  def f = "base"
  def s = "base"
  def b = yield("base")
  def o(a = "base", *rest, k: "base") = [a, k].last
  def call(*) = "base"
  def +(_) = "base"
  def [](_) = "base"
  def ==(_) = true
  def to_s = "base"
  def respond_to_missing?(*) = true
  def method_missing(name, *) = "missing"
  def self.g = "base"
end

class A < Base
end

class B < A
  def s = super
end

module M
  def f = "own"
  def s = "own"
  def call(*) = "own"
end

METHODS = {
  f: [-> { "own" }, ->(*_, **_k) { "own" }],
  s: [-> { "own" }],
  b: [proc { |*_| "own" }],
  o: [->(*_, **_k) { "own" }, ->(a = "own", k: "own") { k && a && "own" }],
  call: [->(*_) { "own" }],
  :+ => [->(_) { "own" }],
  :[] => [->(_) { "own" }],
  :== => [->(_) { true }],
  to_s: [-> { "own" }],
  initialize: [->(v = "own") { @v = v }],
  absent: [-> { "own" }],
}.freeze
CODE = <<~RUBY
  ->(o) do
    [o.f, o.s, o.b { |x| x }, o.o(1, k: "own"), o.o, o.call, o.(), o + 1, o[0], o == 1, "\#{o}", o.absent, A.g, A::K, B::K,
     A.new.v, B.new("own").v, o.respond_to?(:absent), $learned, o&.f, o.public_send(:f), [o].map(&:f)[0]]
  end
RUBY
EXPECTED = ["base", "own", "missing", true, 1].freeze
$learned = "base"
$done = false
problems = Queue.new

change = lambda do |n|
  i = 0
  until $done
    METHODS.each do |name, bodies|
      t = (i + n).odd? ? A : B
      unless t == B && name == :s
        t.define_method(name, &bodies[i % bodies.size])
        begin
          t.remove_method(name)
        rescue NameError # the other one was faster
        end
      end
      i += 1
    end
    A.define_singleton_method(:g) { "own" }
    A.singleton_class.remove_method(:g) rescue NameError
    t = n == 0 ? A : B
    t.const_set(:K, "own")
    t.send(:remove_const, :K)
    $learned = i.even? ? "own" : "base"
    [A, B][n].include(M) if i > 200
  end
end

learn = lambda do |_|
  objects = [A.new, B.new]
  objects.each { |o| def o.single = "own" }
  objects << A.new << B.new
  40.times do
    fresh = eval(CODE)
    objects.each do |o|
      fresh.call(o).each { |v| problems << v unless EXPECTED.include?(v) }
    end
  end
end

reported = lambda do |body, n|
  Thread.new do
    body.call(n)
  rescue StandardError => e
    problems << e.full_message(highlight: false)
  end
end

learners = 2.times.map { |n| reported.call(learn, n) }
changers = 2.times.map { |n| reported.call(change, n) }
learners.each(&:join)
$done = true
changers.each(&:join)
unless problems.empty?
  puts problems.pop
  exit 1
end
puts "ok"
