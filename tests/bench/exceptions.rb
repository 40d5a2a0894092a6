# SPDX-License-Identifier: MIT
# Raises and rescues through a few frames, with ensure.
class Rejected < StandardError
  attr_reader :weight

  def initialize(weight)
    @weight = weight
    super("rejected #{weight}")
  end
end

def check(n)
  raise Rejected.new(n) if n % 3 == 0
  n
end

def guarded(n)
  check(n)
ensure
  $cleanups += 1
end

$cleanups = 0
n = (ARGV[0] || 10).to_i
checksum = 0
(n * 1000).times do |i|
  checksum += guarded(i)
rescue Rejected => e
  checksum -= e.weight / 3
end
puts "exceptions: #{checksum} #{$cleanups}"
