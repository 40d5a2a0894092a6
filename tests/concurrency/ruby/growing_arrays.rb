# SPDX-License-Identifier: MIT
# Arrays of ints that threads append to, while one of them appends or stores the first value of another kind. Nothing is
# lost, each thread's elements come in its order, and nobody reads what nobody wrote.
errors = Queue.new
COUNT = 60
STRANGERS = [nil, :symbol, "text", 2.5, 1e-300, 1 << 80, [1]]
CHANGES = [
  ->(a, v) { a << v },
  ->(a, v) { a.push(-1, v) },
  ->(a, v) { a[0] = v },
  ->(a, v) { a.unshift(v) },
  ->(a, v) { a.insert(-2, v) },
  ->(a, v) { a.concat([v, -1]) },
  ->(a, v) { a.fill(v, 0, 1) },
]

def append(a, t, from, to)
  from.upto(to) { |n| a << t * 1000 + n }
end

140.times do |round|
  a = round.even? ? [] : [-1, -1]
  stranger = STRANGERS[round % STRANGERS.size]
  change = CHANGES[round / STRANGERS.size % CHANGES.size]
  threads = 3.times.map do |t|
    Thread.new do
      append(a, t, 1, COUNT / 2)
      change.call(a, stranger) if t == round % 3
      append(a, t, COUNT / 2 + 1, COUNT)
    end
  end
  reader = Thread.new do
    30.times do
      [a.first, a.last, a[a.size / 2], a[7]].each do |v|
        errors << "read #{v.inspect}" unless v.nil? || v == stranger || (v.is_a?(Integer) && v.between?(-1, 2000 + COUNT))
      end
      errors << "copy" unless a.dup.all? { |v| v == stranger || (v.is_a?(Integer) && v.between?(-1, 2000 + COUNT)) }
    end
  end
  [*threads, reader].each(&:join)
  own = a.select { |v| v.is_a?(Integer) && v.between?(0, 2000 + COUNT) }
  3.times do |t|
    of_thread = own.select { |v| v / 1000 == t }.map { |v| v % 1000 }
    # A store over the first element may have hit one of them.
    missing = (1..COUNT).to_a - of_thread
    errors << "lost #{missing.inspect}" unless missing.empty? || (missing.size == 1 && [2, 6].include?(CHANGES.index(change)))
    errors << "order" unless of_thread == of_thread.sort && of_thread.uniq.size == of_thread.size
  end
  errors << "stranger lost" unless a.include?(stranger)
end

if errors.empty?
  puts "ok"
else
  puts errors.pop
  exit 1
end
