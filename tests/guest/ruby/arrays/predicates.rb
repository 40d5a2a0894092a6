# SPDX-License-Identifier: MIT
a = [1, 2, 3]
p a.any?, [].any?, [nil].any?, a.all?, [].all?, [nil, 1].all?, a.none?, [].none?, a.one?, [nil, 1].one?,
  a.any? { |x| x > 2 }, a.all?(&:positive?), a.none? { |x| x > 3 }, a.one? { |x| x == 1 }, a.any?(Integer),
  a.all?(1..2), a.any?("x"), %w[ab cd].all?(/[a-d]/), a.include?(2), a.include?(2.0), a.member?(5), a.empty?,
  [].empty?, [nil].empty?, a.include?("1"), a.frozen?, a.is_a?(Enumerable), a.intersect?([3]), a.intersect?([4]),
  [1, [2]].include?([2]), [nil].include?(nil), a.sum.positive?
p a == [1, 2, 3], a == [1, 2], a == [1.0, 2.0, 3.0], a.eql?([1.0, 2.0, 3.0]), a.equal?(a), a != [1],
  a.hash == [1, 2, 3].hash, a <=> [1, 2, 4], a <=> [1, 2], a <=> [1, 2, 3, 4], [] <=> [], a <=> ["a"], a <=> 3,
  [[1], [2]] == [[1], [2]], [1, "a"] === [1, "a"]
