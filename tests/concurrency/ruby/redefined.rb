# SPDX-License-Identifier: MIT
# Loops without calls that are not inlined, until another thread changes what they have inlined: a method is redefined,
# overridden, removed; a constant gets another value.
$VERBOSE = nil # constants are set again

class Base
  def sign = -1
end

module Negative
  def sign = -1
end

module Limits
  LIMIT = 1
end

def until_negative(number)
  n = 0
  n += 1 while number.sign.positive?
  :negative
end

def until_constant
  n = 0
  n += 1 while Limits::LIMIT.positive?
  :constant
end

WAYS = [:redefine, :define_singleton, :extend, :prepend, :remove, :constant].freeze
results = Hash.new(0)
60.times do |round|
  way = WAYS[round % 6]
  Limits.const_set(:LIMIT, 1)
  kind = Class.new(Base) { def sign = 1 }
  number = kind.new
  threads = 2.times.map { Thread.new { way == :constant ? until_constant : until_negative(number) } }
  sleep 0.0003 * (round % 11)
  case way
  when :redefine then kind.class_eval { def sign = -1 }
  when :define_singleton then def number.sign = -1
  when :extend then number.extend(Negative)
  when :prepend then kind.prepend(Negative)
  when :remove then kind.send(:remove_method, :sign)
  when :constant then Limits.const_set(:LIMIT, -1)
  end
  threads.each { |t| results[[way, t.value]] += 1 }
end
p results
