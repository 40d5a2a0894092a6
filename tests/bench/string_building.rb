# SPDX-License-Identifier: MIT
# Appends, interpolates, splits and joins strings.
n = (ARGV[0] || 20).to_i
checksum = 0
n.times do |round|
  text = +""
  500.times { |i| text << "item" << i.to_s << (i % 10 == 9 ? "\n" : ",") }
  lines = text.split("\n").map { |line| line.split(",").map { |word| "<#{word}:#{round}>" }.join(" ") }
  checksum += lines.sum(&:size) + text.size
end
puts "string_building: #{checksum}"
