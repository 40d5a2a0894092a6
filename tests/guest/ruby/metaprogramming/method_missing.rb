# SPDX-License-Identifier: MIT
class Ghost
  def method_missing(name, *args, **kw, &blk)
    case name
    when /\Aget_(\w+)\z/ then "got #{$1} #{args} #{kw}"
    when :with_block then blk.call(*args)
    when /=\z/ then (@store ||= {})[name.to_s.chomp("=").to_sym] = args.first
    when /\?\z/ then @store&.key?(name.to_s.chomp("?").to_sym)
    else
      @store&.key?(name) ? @store[name] : super
    end
  end
  def respond_to_missing?(name, priv = false) = name.to_s.start_with?("get_") || super
  def inspect = "#<Ghost>"
end
g = Ghost.new
p g.get_x, g.get_y(1, 2, k: 3), g.with_block(5) { |x| x * 2 }, (g.color = :red), g.color, g.color?, g.size?,
  g.respond_to?(:get_z), g.respond_to?(:other), g.method(:get_q).call(7), g.public_send(:get_s, 1), g.send(:get_t),
  g.get_x
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message.lines.first.chomp}"
  p e.name, e.args if e.is_a?(NoMethodError)
end
try { g.unknown(1, 2) }
try { g.method(:unknown) }
try { unknown_function(1) }
try { unknown_variable }
try { self.nothing }
try { nil.foo }
try { Ghost.cfoo }
class Proxy < BasicObject
  def initialize(t) = @t = t
  def method_missing(n, ...) = @t.__send__(n, ...)
  def respond_to_missing?(*) = true
end
px = Proxy.new([3, 1, 2])
p px.sort, px.size, px.map { |x| x + 1 }, px == [3, 1, 2], px.class, (px << 4).size
class Dsl
  def initialize = @out = []
  def method_missing(tag, text = nil, &b)
    @out << "<#{tag}>"
    b ? instance_eval(&b) : @out << text.to_s
    @out << "</#{tag}>"
    self
  end
  def result = @out.join
end
p Dsl.new.html { head { title "T" }; body "x" }.result
hits = 0
o = Object.new
o.define_singleton_method(:method_missing) { |n, *a| hits += a.sum }
3000.times { |i| o.anything(i, 1) }
p hits
class SelfMissing; def self.method_missing(n, *a) = "class #{n} #{a}"; def self.respond_to_missing?(*) = true; end
p SelfMissing.find_by_x(1), SelfMissing.respond_to?(:zip)
class Private
  def go = secret_thing
  def method_missing(n) = "missing:#{n}"
  private def hidden = 1
end
p Private.new.go, Private.new.hidden
