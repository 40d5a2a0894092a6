# SPDX-License-Identifier: MIT
a = [1, [2, 3], "s"]
b = a
c = a.dup
d = a.clone
b << 4
c[1] << 99
c << :c
d[2] << "!"
p a, b, c, d, a.equal?(b), a.equal?(c), a == d
def mutate(x)
  x << :m
  x = [:other]
  x
end
p mutate(a), a
x = y = []
x << 1
p y
grid = Array.new(2) { Array.new(2, 0) }
grid[0][1] = 5
p grid
bad = Array.new(2, Array.new(2, 0))
bad[0][1] = 5
p bad
e = a.freeze
p e.frozen?, a.frozen?, a[1].frozen?
m = [1, 2, 3]
n = m
m += [4]
p m, n
n.concat([9])
p m, n
s = m[0, 2]
s[0] = :changed
p m, s
