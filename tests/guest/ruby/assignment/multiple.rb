# SPDX-License-Identifier: MIT
a, b = 1, 2
a, b = b, a
p [a, b]
a, b, c = 1, 2
p [a, b, c]
a, b = 1, 2, 3
p [a, b]
a, *b = 1, 2, 3
p a, b
*a, b = 1, 2, 3
p a, b
a, *b, c = 1, 2
p [a, b, c]
a, (b, *c), d = 1, [2, 3, 4], 5
p [a, b, c, d]
a, (b, (c, d)), e = 1, [2, [3, 4]], 5
p [a, b, c, d, e]
a = *1..3
p a
a = 1, 2
p a
a, = [9, 8]
p a
*a = 5
p a
a = *nil
p a
a, b = nil
p [a, b]
a, b = [1, 2], 3
p [a, b]
a = b = c = 7
p [a, b, c]
def m = return 1, [2, 3]
x, (y, z) = m
p [x, y, z]
r = (a, b = 3, 4)
p r
h = {}
h[:a], h[:b] = 1, 2
arr = [0, 0]
arr[0], arr[1] = arr[1] + 5, arr[0] + 6
p h, arr
class O; attr_accessor :p, :q; end
o = O.new
o.p, o.q = 10, 20
p o.p, o.q
@i, $j, K = 1, 2, 3
p @i, $j, K
a, b, *c = *[1, 2], 3, *[4]
p [a, b, c]
i = 0
i, arr[i] = 1, 9
p i, arr
(a, b), c = [1, 2], 3
p a + b + c
a, b = { x: 1 }, 2
p a
_, second, _ = [1, 2, 3]
p second
first, *, last = 1, 2, 3, 4
p first, last
class Ary; def to_ary = [7, 8]; end
a, b = Ary.new
p a, b
a, b = *Ary.new rescue p $!.class
f = ->((a, b), c = 3, *d) { [a, b, c, d] }
p f.([1, 2]), f.([1, 2], 5, 6)
x = [1, [2, 3]].then { |a, (b, c)| [a, b, c] }
p x
a, b, c = "str"
p [a, b, c]
n = 5
n, m2 = n + 1, n
p n, m2
fib = [0, 1]
10.times { fib = [fib[1], fib.sum] }
p fib
def order(n) = (print n; n)
[][order(1)], {}[order(2)] = order(3), order(4) rescue 0
puts
a = [1, 2, 3]
a[0], a[1], a[2] = a[2], a[0], a[1]
p a, (a, b = b, a).size
