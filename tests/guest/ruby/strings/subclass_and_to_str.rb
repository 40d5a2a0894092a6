# SPDX-License-Identifier: MIT
class Name < String
  def shout = upcase + "!"
end
n = Name.new("bob")
p n, n.class, n.shout, n + "x", (n + "x").class, n.upcase.class, n == "bob", n.is_a?(String), n.dup.class,
  Name.new.empty?
class Path
  def initialize(s) = @s = s
  def to_str = @s
end
p "a/" + Path.new("b"), "x".include?(Path.new("x")), "abc".start_with?(Path.new("a")), ["q"].join(Path.new("-")),
  File.basename(Path.new("x/y.rb"))
p String.new, String.new("a").equal?("a"), String("x"), String(nil), String(12), String === "a",
  "abc".instance_of?(String), String.ancestors.include?(Comparable)
p "abc".then { |s| s + "d" }, "abc".tap { |s| s.upcase }, "a".method(:upcase).call, %w[a b].map(&"x".method(:+))
