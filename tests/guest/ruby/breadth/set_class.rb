# SPDX-License-Identifier: MIT
require "set"
s = Set.new([3, 1, 2, 1])
p s, s.size, s.include?(1), s.add?(1), s.add?(9).class, s.to_a, s | [5], s & [1, 2], s - [1], s ^ [1, 7]
p Set[1, 2] == Set[2, 1], Set[1] <= Set[1, 2], Set[1, 2].superset?(Set[1]), Set[1].disjoint?([2]), [1, 1].to_set
s.delete(3)
s << 4
p s.map { |x| x * 2 }, s.select(&:even?), s.group_by(&:odd?), s.min, s.sum, s.first, s.empty?, Set.new.inspect
p s.hash == s.dup.hash, { Set[1] => :v }[Set[1]], s.frozen?, s.each { }.equal?(s), Set[[1, 2]].include?([1, 2])
