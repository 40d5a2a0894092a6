# SPDX-License-Identifier: MIT
def add_all(n)
  t = 0
  i = 0
  while i < n
    t = t + 1
    i = i.succ
  end
  t
end
p add_all(5_000)
class Integer
  alias_method :old_plus, :+
  def +(o) = old_plus(o).old_plus(1)
end
p add_all(1_000), 1 + 1, 2 + 3, [1, 2].sum, [1, 2].inject(:+), [1, 2].inject { |a, b| a + b }
class Integer
  alias_method :+, :old_plus
end
p add_all(1_000), 1 + 1
class Integer
  alias old_lt <
  def <(o) = o == 10 ? false : old_lt(o)
end
p 1 < 10, 1 < 11, add_all(10), add_all(12)
class Integer
  alias < old_lt
end
p 1 < 10
class Array
  alias old_at []
  def [](i) = i == 0 ? :zero : old_at(i)
end
a = [1, 2, 3]
p a[0], a[1], a.first
class Array
  alias [] old_at
end
p a[0]
class String
  alias old_eq ==
  def ==(o) = o.old_eq("magic") ? true : old_eq(o)
end
p "a" == "magic", "a" == "a", "a" == "b"
class String
  alias == old_eq
end
class NilClass
  def +(o) = o
  def empty? = true
end
p nil + 5, nil.empty?
class Float
  alias old_mul *
  def *(o) = 0.0
end
p 2.0 * 3.0
class Float
  alias * old_mul
end
p 2.0 * 3.0
class Integer
  def times2 = self * 2
  def method_missing(n, *a) = n.to_s.start_with?("plus_") ? self + n.to_s[5..].to_i : super
  def respond_to_missing?(n, p = false) = n.to_s.start_with?("plus_") || super
end
p 5.times2, 5.plus_7, (2**70).times2
class TrueClass; def !; :patched; end; end
p !true, !false
