# SPDX-License-Identifier: MIT
TOP = :top
module Outer
  A = 1
  TOP2 = TOP
  class Inner
    B = A + 1
    def get = [A, B, TOP]
    class Deep
      A = :shadow
      def get = [A, B, ::TOP, Outer::A, Outer::Inner::B]
    end
  end
  def self.get = Inner.new.get
end
p Outer::A, Outer::Inner::B, Outer.get, Outer::Inner::Deep.new.get, Outer::TOP2, ::Outer::A
class Parent; INH = "inherited"; def self.inh = INH; def inh = self.class::INH; end
class Child < Parent; INH2 = INH + "2"; end
class Child2 < Parent; INH = "overridden"; end
p Child::INH, Child::INH2, Child.inh, Child2.inh, Child2.new.inh, Child.new.inh
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { Nope }
try { Outer::Nope }
try { Outer::Inner.new.get; Outer::Inner::Zip }
try { Object::Nope2 }
try { 3::Foo }
try { nil::Foo }
class Outer::Compact; def get = A; end
try { Outer::Compact.new.get }
p Outer.constants.sort, Outer.const_get(:A), Outer.const_defined?(:Zzz), Object.const_get("Outer::Inner::B"),
  Outer.const_set(:NEW, 5), Outer::NEW, defined?(Outer::Q), defined?(Outer::A), Outer::Inner.name,
  Outer::Inner::Deep.to_s, Module.nesting
try { Outer.const_get(:lower) }
try { Outer.const_set("x", 1) }
class Auto
  def self.const_missing(n) = n.to_s.start_with?("X") ? const_set(n, "made #{n}") : super
end
p Auto::XYZ, Auto.constants
try { Auto::Other }
X1 ||= 5
X1 ||= 6
Outer::Y1 ||= 7
p X1, Outer::Y1, Outer.send(:remove_const, :A)
try { Outer::A }
FROZEN = %w[a b].freeze
try { FROZEN << "c" }
module Mixin; MC = :from_mixin; end
class UsesMixin; include Mixin; def mc = MC; end
p UsesMixin.new.mc, UsesMixin::MC
