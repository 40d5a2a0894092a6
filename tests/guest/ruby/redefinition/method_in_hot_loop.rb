# SPDX-License-Identifier: MIT
class Calc
  def step(x) = x + 1
end
c = Calc.new
sum = 0
20_000.times do |i|
  if i == 10_000
    class Calc
      def step(x) = x + 2
    end
  end
  sum += c.step(i)
end
p sum
def helper(x) = x * 2
total = 0
i = 0
while i < 20_000
  total += helper(i)
  if i == 5_000
    def helper(x) = x * 3
  elsif i == 15_000
    Object.class_eval { define_method(:helper) { |x| x.to_s.size } }
  end
  i += 1
end
p total
log = []
o = Object.new
def o.v = 1
s = 0
6_000.times do |k|
  s += o.v
  def o.v = 100 if k == 3_000
  o.singleton_class.remove_method(:v) if k == 5_999
end
p s, o.respond_to?(:v)
class Base; def name = "base"; end
class Sub < Base; end
x = Sub.new
names = Hash.new(0)
9_000.times do |k|
  names[x.name] += 1
  Sub.class_eval { def name = "sub" } if k == 3_000
  Sub.send(:remove_method, :name) if k == 6_000
end
p names
module M; def name = "m:" + super; end
6_000.times do |k|
  names[x.name] += 1
  Sub.prepend(M) if k == 2_000
  x.singleton_class.define_method(:name) { "singleton" } if k == 4_000
end
p names
