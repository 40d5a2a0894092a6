# SPDX-License-Identifier: MIT
def quicksort(a)
  return a if a.size <= 1
  pivot, *rest = a
  left, right = rest.partition { |x| x < pivot }
  quicksort(left) + [pivot] + quicksort(right)
end
def merge_sort(a)
  return a if a.size < 2
  l, r = a[0...a.size / 2], a[a.size / 2..]
  l = merge_sort(l)
  r = merge_sort(r)
  out = []
  out << (l.first <= r.first ? l.shift : r.shift) while !l.empty? && !r.empty?
  out + l + r
end
data = (1..60).map { |i| (i * 37) % 101 }
p quicksort(data), merge_sort(data) == data.sort
def flatten_deep(x) = x.is_a?(Array) ? x.flat_map { |y| flatten_deep(y) } : [x]
p flatten_deep([1, [2, [3, [4]], 5]])
def permutations(a)
  return [[]] if a.empty?
  a.flat_map { |x| permutations(a - [x]).map { |rest| [x, *rest] } }
end
p permutations([1, 2, 3])
def hanoi(n, from, to, via, moves = [])
  return moves if n == 0
  hanoi(n - 1, from, via, to, moves)
  moves << [from, to]
  hanoi(n - 1, via, to, from, moves)
end
p hanoi(3, :a, :c, :b), hanoi(8, :a, :c, :b).size
def power_set(a) = a.empty? ? [[]] : power_set(a[1..]).flat_map { |s| [s, [a[0], *s]] }
p power_set([1, 2, 3]).sort
def binary_search(a, x, lo = 0, hi = a.size - 1)
  return nil if lo > hi
  mid = (lo + hi) / 2
  case a[mid] <=> x
  when 0 then mid
  when 1 then binary_search(a, x, lo, mid - 1)
  else binary_search(a, x, mid + 1, hi)
  end
end
p binary_search(data.sort.uniq, 37), binary_search([1, 3, 5], 4)
