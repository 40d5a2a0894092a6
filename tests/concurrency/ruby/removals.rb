# SPDX-License-Identifier: MIT
# Methods that take elements out of an Array do it in one step: none is lost or taken twice, whatever other threads do.
# Loops, and methods that look for something, meet no nil that nobody stored.
errors = Queue.new

conserved = lambda do |what, left, taken, put|
  now = (left + taken).tally
  errors << "#{what}: #{(now.to_a - put.tally.to_a).first(3)}, not #{(put.tally.to_a - now.to_a).first(3)}" unless now == put.tally
end
in_parallel = lambda do |*blocks|
  blocks.map { |b| Thread.new(&b) }.map(&:value)
end

6.times do
  a = (0...400).to_a
  put = a + (1000...1100).to_a
  push = -> { (1000...1100).each { |i| a << i }; [] }
  got = in_parallel.(
    push,
    -> { Array.new(40) { a.delete_at(3) } },
    -> { Array.new(40) { a.delete_at(-3) } },
    -> { 10.times.flat_map { a.slice!(1, 3) } },
    -> { 10.times.flat_map { a.shift(3) } },
    -> { 10.times.flat_map { a.pop(2) } },
    -> { (0...400).step(7).select { |i| a.delete(i) } },
    -> { 30.times { |i| a.rotate!(i - 15) }; [] }
  ).flatten
  conserved.("taken", a, got, put)

  a = Array.new(60) { |i| i.odd? ? nil : i }
  in_parallel.(
    -> { (1000...1100).each { |i| a << i; a << nil } },
    -> { 30.times { a.compact! } },
    -> { 30.times { a.delete(nil) } }
  )
  a.compact!
  conserved.("compact!", a, [], 0.step(58, 2).to_a + (1000...1100).to_a)

  # What is appended while an array is sorted or shuffled, or rid of doubles, stays.
  a = (0...60).map { |i| i / 2 }
  in_parallel.(
    -> { (1000...1100).each { |i| a << i } },
    -> { 10.times { a.sort! }; a.uniq!; 10.times { a.sort_by! { |x| -x } }; 5.times { a.shuffle! } }
  )
  conserved.("sort!", a.sort.uniq, [], (0...30).to_a + (1000...1100).to_a)
  errors << "doubled" unless a.size == 130

  # The array is between 38 and 42 long all the time, and its elements are positive.
  a = Array.new(40) { |i| i + 1 }
  running = true
  changer = Thread.new do
    while running
      2.times { a.pop }
      4.times { a.push(1) }
      2.times { a.shift }
    end
  end
  nils = Hash.new(0)
  30.times do
    seen = ->(name, x) { nils[name] += 1 if x.nil? }
    a.each { |x| seen.(:each, x) }
    a.each_with_index { |x, _| seen.(:each_with_index, x) }
    a.reverse_each { |x| seen.(:reverse_each, x) }
    a.map { |x| seen.(:map, x) }
    a.select { |x| seen.(:select, x) }
    a.reject { |x| seen.(:reject, x) }
    a.find { |x| seen.(:find, x) }
    a.rindex { |x| seen.(:rindex, x) }
    a.each_slice(3) { |x| x.empty? ? seen.(:each_slice, nil) : x.each { |y| seen.(:each_slice, y) } }
    a.each_cons(3) { |x| seen.(:each_cons, nil) unless x.size == 3 && x.all? }
    seen.(:inject, a.inject { |m, x| m && x && m + x })
    for x in a do seen.(:for, x) end
    seen.(:first, a.first)
    seen.(:last, a.last)
    seen.(:at, a[-1])
    seen.(:sample, a.sample)
    a[-1] = a[-2] = 8
    errors << "slices" unless [a[-3, 3], a[-3..], a[-4..-2], a.last(3)].all? { |part| part.size == 3 && part.all? }
    errors << "length" unless a.size <= 42
    nils[:include?] += 1 if a.include?(nil)
    nils[:any?] += 1 if a.any?(nil)
    nils[:count] += a.count(nil)
    nils[:join] += 1 if a.join(",").include?(",,")
    nils[:inspect] += 1 if a.inspect.include?("nil")
    a.sum + a.min + a.max + a.sort.first + a.sort { |x, y| x <=> y }.first + a.minmax.sum
    a.sort_by { |x| -x }.first + a.min_by { |x| -x } + a.max_by { |x| x + 1 } + a.sum { |x| x + 1 }
    a.zip(a) { |x, _| seen.(:zip, x) }
    a.flatten.each { |x| seen.(:flatten, x) }
    a.uniq.each { |x| seen.(:uniq, x) }
    (a | a).each { |x| seen.(:|, x) }
    (a - [7]).each { |x| seen.(:-, x) }
    a.partition { |x| x > 5 }.each { |part| part.each { |x| seen.(:partition, x) } }
    a.group_by { |x| x > 5 }.each_value { |part| part.each { |x| seen.(:group_by, x) } }
    a.tally.each_key { |x| seen.(:tally, x) }
    a.take_while { |x| seen.(:take_while, x) || x }
  end
  running = false
  changer.join
  errors << "nil in #{nils}" if nils.values.sum > 0
end

puts errors.empty? ? "ok" : errors.pop
