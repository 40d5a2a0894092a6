# SPDX-License-Identifier: MIT
def req(a, b) = [a, b]
def opt(a, b = a + 1, c = b * 2) = [a, b, c]
def rest(a, *r) = [a, r]
def mid(a, *r, z) = [a, r, z]
def opt_mid(a, b = :b, *r, y, z) = [a, b, r, y, z]
def only_rest(*) = 1
def destr((a, b), (c, *d), e) = [a, b, c, d, e]
def no_args = :none
def late_opt(a = 1, b) = [a, b]
def opt_expr(a, b = (a > 1 ? :big : :small), c = [b] * 2) = [a, b, c]
p req(1, 2), opt(1), opt(1, 5), opt(1, 5, 6), rest(1), rest(1, 2, 3), mid(1, 2), mid(1, 2, 3, 4), opt_mid(1, 2, 3),
  opt_mid(1, 2, 3, 4), opt_mid(1, 2, 3, 4, 5, 6), only_rest(1, 2), destr([1, 2], [3, 4, 5], 6), destr([1], 2, 3),
  destr(nil, [], {}), no_args, no_args(), late_opt(5), late_opt(5, 6), opt_expr(1), opt_expr(5), req(*[1, 2]),
  req(1, *[2]), rest(*[1, 2], *[3]), rest(*nil, 1), mid(*"a".."d"), (req 1, 2)
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { req(1) }
try { req(1, 2, 3) }
try { req }
try { opt }
try { opt(1, 2, 3, 4) }
try { rest }
try { mid(1) }
try { opt_mid(1, 2) }
try { no_args(1) }
try { destr(1) }
try { late_opt }
try { req(*[1, 2, 3]) }
try { Object.new.instance_eval(&method(:req)) }
try { Class.new { def initialize(a); end }.new }
try { Object.new(1) }
try { [].push.first(1, 2) }
try { [1].each_slice }
try { "a".upcase(1, 2) }
try { 5.+ }
def modifies(a) = (a << 1; a = [9]; a)
l = []
p modifies(l), l
def ret_multi = return 1, 2
p ret_multi
def early(x)
  return if x.nil?
  return :neg if x < 0
  x
end
p early(nil), early(-1), early(5), (def later; end), early(3).then { |x| x + 1 }
def shadow(x)
  [1, 2].each { |x| x }
  x
end
p shadow(7)
def rec_default(n, acc = n == 0 ? [] : rec_default(n - 1)) = acc + [n]
p rec_default(3)
