# SPDX-License-Identifier: MIT
module Util
  PI2 = 6.28
  def self.double(x) = x * 2
  module_function
  def triple(x) = x * 3
  def helper = triple(2)
  class Thing; def v = PI2; end
  module Sub; def self.up = Util.double(4); end
end
p Util.double(4), Util.triple(2), Util.helper, Util::Thing.new.v, Util::Sub.up, Util::PI2, Util::triple(5),
  Util.respond_to?(:triple), Util.instance_methods, Util.private_instance_methods.sort
include Util
p triple(9)
module Self
  extend self
  def call_me = "me #{other}"
  def other = :o
end
p Self.call_me, Self.is_a?(Self)
module Refs; class << self; def a = 1; private def b = 2; end; end
p Refs.a
begin
  Refs.b
rescue NoMethodError => e
  puts e.message.lines.first
end
module State
  class << self
    attr_accessor :level
    def configure = yield(self)
  end
  self.level = 1
end
State.configure { |s| s.level += 5 }
p State.level, State.name, Module.new.name, State.instance_of?(Module), State.frozen?
module Cmp
  include Comparable
  def <=>(o) = v <=> o.v
end
Item = Struct.new(:v) { include Cmp }
p Item.new(1) < Item.new(2), [Item.new(3), Item.new(1)].min
