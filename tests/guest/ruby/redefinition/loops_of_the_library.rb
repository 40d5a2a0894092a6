# SPDX-License-Identifier: MIT
# The library counts with the numbers' own operators, whatever a program makes of them.
class Integer
  alias_method :old_plus, :+
  alias_method :old_less, :<
  def +(o) = old_plus(o).old_plus(1)
end
p 1 + 1
[1, 2, 3].each { |x| p x }
p [1, 2, 3].map { |x| x }, [3, 1, 2].select { |x| x }, [1, 2, 3].each_with_index.to_a
p({ a: 1, b: 2 }.map { |k, v| [k, v] }, (1..4).to_a, 3.times.to_a, [1, 2, 3, 4].each_slice(2).to_a)
1.upto(3) { |i| p i }
(1..3).each { |i| p i }
1.step(7, 2) { |i| p i }
[1, 2, 3].reverse_each { |x| p x }
p [1, 2].sum, [1, 2].inject(:+), [1, 2, 3].inject { |a, b| a + b }
class Integer
  alias_method :+, :old_plus
  def <(o) = true
end
p 2 < 1
p [1, 2, 3].map { |x| x }, [5, 3, 4].min_by { |x| x }, [2, 1].sort, [1, 2, 3].any? { |x| x == 9 }
class Integer
  alias_method :<, :old_less
end
