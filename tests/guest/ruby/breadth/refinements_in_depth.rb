# SPDX-License-Identifier: MIT
module Numbers
  refine Integer do
    def double = self * 2
    def quadruple = double.double
    def +(other) = other == 0 ? :zero : super
    def to_s = "refined #{super}"
  end
  refine Comparable do
    def order(other) = (self <=> other)
  end
end
module Lists
  refine Array do
    def second = self[1]
    def size = super + 100
  end
  refine Enumerable do
    def every_second = each_slice(2).map(&:first)
  end
end
class Unrefined
  def run = [1, 2].respond_to?(:second)
  def add = 1 + 0
end
p 1 + 0, [1, 2].size
using Numbers
p 3.double, 3.quadruple, 1 + 0, 1 + 2, 5.to_s, 3.order(4), "a".order("b"), Unrefined.new.add
p [1, 2, 3].map(&:double), [1, 2].sum, [3, 4].inject(:+)
using Lists
p [1, 2].second, [1, 2].size, [1, 2].length, (1..6).every_second, { a: 1, b: 2 }.every_second, Unrefined.new.run
begin
  "text".double
rescue NoMethodError => e
  puts e.message.lines.first
end
class Inside
  def go = [10, 20].second.double
end
p Inside.new.go, [[1, 2], [3, 4]].map(&:second)
10.times { |i| 3.double == 6 or raise }
module Late
  refine String do
    def shout = upcase + "!"
  end
end
p(("a".shout rescue :unknown))
using Late
p "a".shout, ("b".send(:upcase))
