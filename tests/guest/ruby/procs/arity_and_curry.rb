# SPDX-License-Identifier: MIT
p -> { }.arity, ->(a) { }.arity, ->(a, b) { }.arity, ->(*a) { }.arity, ->(a, *b) { }.arity, ->(a, b = 1) { }.arity,
  proc { |a, b| }.arity, proc { |a| }.arity, proc { |*a, b| }.arity, proc { || }.arity, ->(a:) { }.arity,
  ->(a, b:) { }.arity
add = ->(a, b, c) { a + b + c }
p add.curry[1][2][3], add.curry.(1, 2).(3), add.curry[1, 2, 3], add.curry.(1).(2, 3), add.curry.class,
  ->(a, *b) { [a, b] }.curry(3)[1][2][3], proc { |a, b| [a, b] }.curry[1][2], :+.to_proc.curry(2)[1][2],
  method(:Integer).to_proc.arity
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { add.(1) }
try { add.(1, 2, 3, 4) }
try { add.curry(2) }
try { -> { }.call(1) }
try { ->(a) { a }.call }
try { [[1, 2]].map(&->(a) { a }) }
try { [[1, 2]].map(&->(a, b) { a }) }
try { [[1, 2]].each(&->(a, b) { p [a, b] }) }
try { { a: 1 }.map(&->(k, v) { [k, v] }) }
try { { a: 1 }.each(&->(k, v) { p [k, v] }) }
try { lambda(&proc { |x| x }).lambda? }
try { Proc.new }
try { lambda }
pr = proc { |a, b = 2, *c, d| [a, b, c, d] }
p pr.(1), pr.(1, 2), pr.(1, 2, 3), pr.(1, 2, 3, 4, 5), pr.([1, 2, 3]), pr.(), pr.(nil), pr.([]), pr === 5,
  pr.yield(1, 2), pr.parameters, pr.lambda?, lambda(&pr).lambda?
p (->(x) { x + 1 } >> ->(x) { x * 2 }).(3), (->(x) { x + 1 } << ->(x) { x * 2 }).(3),
  (:upcase.to_proc >> :reverse.to_proc).("ab"), [1, 2, 3].map(&10.method(:+)), %w[1 2].map(&method(:Integer)),
  [1, 2].each_slice(1).map(&:first), [[1, 2], [3, 4]].map { |a, b| a * b }, [[1, 2], [3, 4]].map(&:sum)
case 5
when ->(n) { n > 3 } then puts "lambda in case"
end
even = :even?.to_proc
p even.(2), even === 3, [1, 2].select(&even), even.call(4), even.inspect.start_with?("#<Proc:"), (even.arity),
  even.lambda?
f = ->(x, &b) { b ? b.(x) : x }
p f.(1), f.(1) { |v| v + 1 }, f.call(2, &:succ), f.to_proc.equal?(f), f == f.dup, proc { |x| x }.call(1, 2),
  proc { |x,| x }.call([1, 2]), proc { |(a, b), c| [a, b, c] }.call([1, 2], 3), f.frozen?
