# SPDX-License-Identifier: MIT
class Counter
  @@count = 0
  @instances = []
  class << self; attr_reader :instances; end
  def initialize
    @@count += 1
    self.class.instances&.push(self)
  end
  def self.count = @@count
  def count = @@count
  def bump = @@count += 10
  def unset = @nope
end
class SubCounter < Counter
  def reset = @@count = 0
end
Counter.new
SubCounter.new
p Counter.count, SubCounter.count, Counter.instances.size, SubCounter.instances, Counter.new.bump,
  SubCounter.new.count, SubCounter.new.reset, Counter.count, Counter.new.unset, Counter.class_variables,
  SubCounter.class_variables, Counter.class_variable_get(:@@count), Counter.class_variable_set(:@@count, 7),
  Counter.count, Counter.class_variable_defined?(:@@zz)
class NoVar; def get = @@missing; def self.get = @@missing; end
begin
  NoVar.new.get
rescue NameError => e
  puts e.message.lines.first, e.name
end
o = Object.new
p o.instance_variables, o.instance_variable_set(:@x, 1), o.instance_variable_get(:@x), o.instance_variable_get(:@y),
  o.instance_variable_defined?(:@x), o.instance_variables, o.remove_instance_variable(:@x), o.instance_variables
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.sub(/0x\h+/, "XX").chomp}"
end
try { o.instance_variable_get("bad") }
try { o.instance_variable_get("@") }
try { o.remove_instance_variable(:@gone) }
try { Counter.class_variable_get(:@@zz) }
try { Counter.class_variable_get(:zz) }
try { o.freeze.instance_variable_set(:@q, 1) }
class Frozen; def set = @a = 1; def inspect = "FZ"; end
try { Frozen.new.freeze.set }
module Shared; @@mod = :m; def mod = @@mod; end
class UsesShared; include Shared; def other = @@mod; end
p UsesShared.new.mod, UsesShared.new.other
