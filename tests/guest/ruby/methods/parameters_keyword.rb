# SPDX-License-Identifier: MIT
def kw(a:, b: 2) = [a, b]
def kwopt(a: 1, b: a * 2, **rest) = [a, b, rest]
def mixed(x, y = 5, *r, k:, o: 0, **kr, &b) = [x, y, r, k, o, kr, b&.call]
def hash_last(x, h = {}) = [x, h]
def nokw(a, **nil) = a
def pos_or_kw(*a, **k) = [a, k]
def splat_only(*a) = a
p kw(a: 1), kw(b: 3, a: 1), kwopt, kwopt(a: 5), kwopt(b: 1, z: 9), mixed(1, k: 2),
  mixed(1, 2, 3, k: 4, o: 5, w: 6) { :b }, hash_last(1, a: 2), hash_last(1, { a: 2 }), pos_or_kw(1, a: 2),
  pos_or_kw({ a: 1 }), pos_or_kw(**{}), pos_or_kw(*[1, { a: 2 }]), pos_or_kw("s" => 1, k: 2), splat_only(1, a: 2),
  splat_only(**{}), kw(**{ a: 1, b: 5 }), kwopt(**{ a: 3 }, c: 4)
a = 10
b = 20
p kw(a:, b:), kwopt(a:)
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { kw }
try { kw(1) }
try { kw(b: 1) }
try { kw(a: 1, c: 2) }
try { kw(a: 1, c: 2, d: 3) }
try { kw({ a: 1 }) }
try { mixed(k: 1) }
try { mixed(1) }
try { nokw(1, b: 2) }
try { nokw(1) }
try { def two(a:, b:) = 1; two }
try { kw(a: 1, "b" => 2) }
try { kw(1, a: 2) }
try { splat_only.fetch(0) }
try { kwopt(5) }
def fwd(...) = mixed(...)
def fwd_some(x, ...) = mixed(x, ...)
def fwd_block(&) = [1, 2].map(&)
def opts_through(*args, **opts, &blk) = mixed(*args, **opts, &blk)
p fwd(1, k: 2), fwd_some(9, k: 1) { 3 }, fwd_block { |x| x * 2 }, opts_through(1, 2, k: 3, q: 4)
l = ->(x, k: 1, **r) { [x, k, r] }
pr = proc { |x, k: 1| [x, k] }
p l.(1), l.(1, k: 2, z: 3), pr.call(1, k: 5), pr.call([1, 2]), pr.call
def if_kw(if:, class: 1) = :keyword_names
p if_kw(if: 2)
def order(a: (puts "a"; 1), b: (puts "b"; 2)) = [a, b]
p order(b: 5), order
