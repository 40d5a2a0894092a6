# SPDX-License-Identifier: MIT
h = { a: 1, "b" => [1, { c: 2 }] }
p h.to_a, h.any?, h.sum { |k, v| 1 }, h.frozen?, h.class, h.is_a?(Enumerable), h.respond_to?(:each_pair),
  h.dig("b", 1, :c), h.find { |k, v| v == 1 }, h.key([1, { c: 2 }]), h.to_proc.call(:a), %i[a zz].map(&h), h.length,
  h.default_proc, h.compare_by_identity?, h.each_pair.to_a.size, h.filter_map { |k, v| v if k == :a }
def opts(a, b: 2, **rest) = [a, b, rest]
p opts(1, **{ b: 3, c: 4 }), opts({ b: 3 }), opts(1, b: 5), h.group_by { |k, v| v.class }.keys,
  h.reduce([]) { |acc, (k, v)| acc << k }, h.sort_by { |k, v| k.to_s }.map(&:first),
  h.each_with_index.map { |kv, i| [kv, i] }.last.last
case { name: "bob", age: 5 }
in { name: String => n, age: Integer => a } then p [n, a]
end
p Hash.new(capacity: 5) rescue p $!.message
k, v = { z: 26 }.first
p k, v, { b: 1, a: 2 }.min, { a: 1 }.merge({ b: 2 }).sum { |_, x| x }, { a: 2 }.map { |k, v| [k, v] }.to_h, {}.to_a,
  {}.max_by { }, {}.sum, {}.map { }, {}.inject(:+), { a: 1 }.eql?({ a: 1 }), { a: 1 }.equal?({ a: 1 }),
  { 1 => :a }.each { |x| p x }.size, { a: 1 }.filter_map { |pair| pair }, { a: 1 }.each_entry.to_a,
  { [1, 2] => 3 }.map { |(a, b), c| a + b + c }
