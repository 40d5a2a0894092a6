# SPDX-License-Identifier: MIT
text = "the cat and the dog and the bird saw a cat"
counts = Hash.new(0)
text.split.each { |w| counts[w] += 1 }
counts.sort_by { |w, n| [-n, w] }.each { |w, n| puts "#{w.ljust(5)} #{"*" * n} #{n}" }
p counts.max_by { |_, n| n }, counts.values.sum, counts.select { |_, n| n == 1 }.keys.sort,
  text.split.tally == counts, text.split.group_by(&:size).transform_values(&:uniq),
  text.split.uniq.each_with_index.to_h.fetch("dog")
many = Hash.new(0)
20_000.times { |i| many["w#{i % 97}"] += i }
p many.size, many["w0"], many["w96"], many.values.sum
nested = Hash.new { |h, k| h[k] = Hash.new(0) }
text.split.each_cons(2) { |a, b| nested[a][b] += 1 }
p nested["the"], nested.transform_values { |v| v.max_by { |_, n| n }.first }["a"]
