# SPDX-License-Identifier: MIT
class Conv
  def initialize(k) = @k = k
  def to_proc = ->(x) { x * @k }
  def times(x) = x * @k
  def self.wrap(x) = "<#{x}>"
end
p [1, 2].map(&Conv.new(3)), [1, 2].map(&Conv.new(4).method(:times)), %w[a].map(&Conv.method(:wrap)),
  [1, 2, 3].inject(&:+), [[1, 2], [3, 4]].map(&:last), [3, 1].sort_by(&:-@), %w[b a].max_by(&:ord),
  [nil, 1..2].map(&:to_a), [1, 2].each_with_index.map(&:+), [[2, 3]].map { _1 * _2 }, [1, nil].filter_map(&:itself),
  %w[x y].each_with_index.to_a.map(&:first), [1, 2].zip([3, 4]).map(&:sum),
  [[:a, 1]].each_with_object({}) { |(k, v), h| h[k] = v }
m = [1, 2, 3].method(:map)
p m.call { |x| x + 1 }, m.unbind.bind([5]).call { |x| x }, m.owner, m.name, m.receiver, m.arity
um = Array.instance_method(:size)
p um.bind([1, 2]).call, um.bind_call([1]), um.name
def helper(x) = x * 7
p [1, 2].map(&method(:helper)), method(:helper).to_proc.lambda?, method(:helper).unbind.class,
  %w[1 x].map { |s| Integer(s, exception: false) }
begin
  um.bind("str")
rescue TypeError => e
  p e.message
end
begin
  [1].map(&5)
rescue TypeError => e
  p e.message
end
begin
  [1].map(&:no_such)
rescue NoMethodError => e
  puts e.message.lines.first
end
begin
  [1].method(:zip_zap)
rescue NameError => e
  puts e.message.lines.first, e.class
end
p [1, 2].each(&nil).class, [[1, 2, 3]].each { |a, *| p a }, %i[upcase reverse].map { |s| "ab".then(&s) },
  [1, 2, 3].each_slice(2).map(&:sum), ->(a, b) { a <=> b }.then { |c| [3, 1, 2].sort(&c) }, [3, 1, 2].sort(&:<=>),
  [1, 2, 3].partition(&:odd?), (1..3).reduce(&:*), %w[a b].to_h(&->(s) { [s, s.ord] })
