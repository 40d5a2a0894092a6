# SPDX-License-Identifier: MIT
class Acc
  def initialize(n) = @n = n
  def >(o) = n > o.n
  def call_private = secret
  def call_self_private = self.secret
  def set = self.val = 5
  def call_other(o) = o.secret
  def inspect = "#<Acc>"
  protected
  def n = @n
  private
  def secret = "s#{@n}"
  attr_writer :val
  public
  def pub = 1
  private def inline = 2
  def after_inline = inline
  def later = 3
  private :later
  def self.factory = new(1)
  private_class_method :factory
  def self.hidden = 4
  private_class_method def self.hidden2 = 5
  CONST = 1
  private_constant :CONST
  def self.const = CONST
end
a = Acc.new(1)
p a > Acc.new(0), a.call_private, a.call_self_private, a.set, a.pub, a.after_inline, Acc.const, a.send(:secret),
  a.__send__(:n), a.respond_to?(:secret), a.respond_to?(:secret, true), Acc.private_instance_methods(false).sort,
  Acc.protected_instance_methods, a.public_methods(false).size > 3
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
end
try { a.secret }
try { a.n }
try { a.call_other(a) }
try { a.inline }
try { a.later }
try { a.public_send(:secret) }
try { Acc.factory }
try { Acc.hidden2 }
try { Acc::CONST }
try { a.val = 1 }
try { a.puts "x" }
try { nil.puts }
try { a.initialize(1) }
try { Acc.allocate.send(:secret) }
class Sub < Acc
  public :secret
  def peek(o) = o.n
end
p Sub.new(3).secret, Sub.new(3).peek(a)
def top_level = :top
try { a.top_level }
try { 1.top_level }
p top_level, self.top_level, self.to_s, self.class, self.inspect
module Priv
  private
  def hidden_in_module = :h
end
class UsesPriv; include Priv; def go = hidden_in_module; def inspect = "UP"; end
p UsesPriv.new.go
try { UsesPriv.new.hidden_in_module }
