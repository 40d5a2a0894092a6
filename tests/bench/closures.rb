# SPDX-License-Identifier: MIT
# Counters and adders that share captured variables.
def counter(step)
  count = 0
  [-> { count += step }, -> { count }]
end

def compose(functions) = ->(x) { functions.inject(x) { |value, f| f.(value) } }

n = (ARGV[0] || 20).to_i
counters = Array.new(10) { |i| counter(i) }
pipeline = compose((1..5).map { |k| ->(x) { (x * k + k) & 0xffff } })
checksum = 0
(n * 100).times do |i|
  counters.each { |increment, _| increment.() }
  checksum += pipeline.(i)
end
puts "closures: #{checksum + counters.sum { |_, get| get.() }}"
