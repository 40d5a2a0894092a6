# SPDX-License-Identifier: MIT
h = { a: 1, b: 2, c: 3 }
h.each { |k, v| print k, v, " " }
h.each { |pair| print pair.inspect, " " }
h.each_pair { |k, v| print k, " " }
h.each_key { |k| print k, " " }
h.each_value { |v| print v, " " }
h.each_with_index { |(k, v), i| print k, v, i, " " }
h.each_with_object([]) { |(k, v), acc| acc << k }.then { |x| p x }
p h.map { |k, v| [k, v * 2] }, h.map { |k, v| "#{k}=#{v}" }.join("&"), h.to_h { |k, v| [v, k] },
  h.select { |k, v| v > 1 }, h.filter { |k, v| k == :a }, h.reject { |k, v| v > 1 },
  h.filter_map { |k, v| k if v.odd? }, h.flat_map { |k, v| [k] * v }, h.partition { |k, v| v > 1 },
  h.group_by { |k, v| v.odd? }, h.find { |k, v| v == 2 }, h.sort_by { |k, v| -v }, h.min_by { |k, v| v },
  h.max_by { |k, v| v }, h.sum { |k, v| v }, h.inject { |a, b| a + b }, h.reduce(0) { |s, (k, v)| s + v },
  h.transform_values { |v| v * 10 }, h.transform_keys(&:to_s), h.transform_keys({ a: :z }), h.each_slice(2).to_a,
  h.zip([1, 2, 3]), h.any? { |k, v| v > 2 }, h.all? { |k, v| v > 0 }, h.none?, h.count { |k, v| v.odd? },
  h.find_all { |k, v| v > 1 }, h.each_with_index.to_a, h.sort { |a, b| b <=> a }, h.invert, h.to_a.transpose,
  h.tally, h.uniq { |k, v| v % 2 }, h.minmax_by { |k, v| v }, h.sum { 1.5 }, h.each_entry.to_a,
  h.keys.zip(h.values), h.take_while { |k, v| v < 3 }, h.each_cons(2).count, h.cycle.first(4), h.map(&:last),
  h.collect(&:first), h.max, h.entries
h.transform_values!(&:to_s)
p h, h.transform_keys!(&:to_s), h.map { _1 }, h.map { _1 + _2 }
