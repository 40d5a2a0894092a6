# SPDX-License-Identifier: MIT
attempts = 0
begin
  attempts += 1
  raise "fail #{attempts}" if attempts < 3
  puts "ok after #{attempts}"
rescue => e
  puts e.message
  retry
ensure
  puts "once"
end
def with_retries(n)
  tries = 0
  begin
    tries += 1
    yield tries
  rescue ArgumentError, IOError => e
    retry if tries < n
    "gave up: #{e.message}"
  end
end
p with_retries(3) { |t| t == 2 ? "second" : raise(ArgumentError, "t#{t}") },
  with_retries(2) { |t| raise IOError, "io #{t}" }
def method_level(list)
  x = list.shift
  Integer(x)
rescue ArgumentError
  list.empty? ? :none : retry
end
p method_level(%w[a b 5]), method_level(%w[a])
count = 0
r = [1, 2].map do |v|
  count += 1
  raise "x" if count.odd? && count < 4
  [v, count]
rescue
  retry
end
p r
total = 0
500.times do |i|
  tries = 0
  begin
    tries += 1
    raise "again" if tries <= i % 3
    total += tries
  rescue
    retry
  end
end
p total
