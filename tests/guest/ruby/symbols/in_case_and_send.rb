# SPDX-License-Identifier: MIT
def kind(s)
  case s
  when :add, :sub then "arith"
  when :neg then "unary"
  when Symbol then "other symbol"
  else "not a symbol"
  end
end
p kind(:add), kind(:neg), kind(:x), kind("add")
ops = { add: :+, mul: :*, cmp: :<=> }
ops.each { |name, op| puts "#{name}: #{7.send(op, 3)}" }
p %i[upcase reverse].inject("abc") { |s, m| s.public_send(m) }
p [3, 1, 2].sort_by(&:-@), [1, 2, 3].each_with_object([]).each { |x, acc| acc << x }.size
p %w[apple pie].to_h { |w| [w.to_sym, w.size] }
p [:b, :a, :c].sort, [:b, :a].max, [:b, "a"].map(&:to_s).sort, :a.between?(:a, :b), { b: 1, a: 2 }.sort.first,
  { b: 1, a: 2 }.min_by { |k, v| v }
p "some_method_name".split("_").map.with_index { |w, i| i.zero? ? w : w.capitalize }.join.to_sym
