# SPDX-License-Identifier: MIT
x = 1
@iv = 2
$gv = 3
p defined?(x), defined?(@iv), defined?(@nope), defined?($gv), defined?($nope_g), defined?(String), defined?(Nope),
  defined?(puts), defined?(nope), defined?(1), defined?(nil), defined?(self), defined?(true), defined?(1 + 1),
  defined?(x = 5), defined?(yield), defined?(super), defined?("a"), defined?([]), defined?(x.foo), defined?(x.succ),
  defined?(String.new), defined?(@@cv), defined?(Math::PI), defined?(Math::NO), defined?(x && 1),
  defined?(if x then 1 end), defined?(@a ||= 1), defined?(:a), defined?(->{}), defined?(x[0]),
  defined?(String.nope), defined?(__method__), defined?([nope]), defined?(nope.foo), defined?(Nope::X),
  defined?(::String), defined?($1), defined?($~), defined?(false), defined?({}), defined?(1..2), defined?(not x),
  defined?(!x), defined?(raise), defined?(x += 1)
def with_block = defined?(yield)
p with_block, with_block { }
class A; def m; end; end
class B < A
  def m = defined?(super)
  def n = defined?(super)
  def priv_check = [defined?(self.hidden), defined?(hidden), defined?(other.hidden)]
  private def hidden = 1
  def other = B.new
end
p B.new.m, B.new.n, B.new.priv_check, x
if defined?(y).nil? then y = 1 end
p y, defined?(y), defined?(DEFINED_LATER)
DEFINED_LATER = 1
p defined?(DEFINED_LATER), defined?(String) && String.new, defined?(@iv) ? 1 : 2
