# SPDX-License-Identifier: MIT
# Counts words in a hash with a default; string keys.
WORDS = %w[the quick brown fox jumps over the lazy dog while a small red bird sings in the old oak tree].freeze

n = (ARGV[0] || 20).to_i
counts = Hash.new(0)
(n * 1000).times do |i|
  counts[WORDS[(i * 7 + i / 3) % WORDS.size]] += 1
  counts["#{WORDS[i % WORDS.size]}#{i % 50}"] += 1
end
checksum = counts.sum { |word, count| word.size * count }
puts "word_counts: #{checksum} #{counts.size}"
