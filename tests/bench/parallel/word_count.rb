# SPDX-License-Identifier: MIT
# Counts the words of a text: page by page in a hash of the thread, which then goes into the common one under a lock.
require_relative "harness"

class WordCount
  PAGE = 40  # lines

  def initialize(pages)
    random = Random32.new(3)
    words = Array.new(2000) { Array.new(2 + random.below(7)) { (97 + random.below(26)).chr }.join }
    @lines = Array.new(pages * PAGE) do
      Array.new(10) { words[random.below(1 + random.below(words.size))] }.join(" ")
    end
  end

  def prepare
    @counts = Hash.new(0)
    @lock = Mutex.new
  end

  def run
    pages = @lines.size / PAGE
    in_parallel do |index|
      share(pages, index).each { |page| add(count(page)) }
    end
  end

  def result
    "#{@counts.size} #{@counts.sum { |word, count| word.size * count }} #{@counts.values.max}"
  end

  private

  def count(page)
    counts = Hash.new(0)
    @lines[page * PAGE, PAGE].each do |line|
      line.split.each { |word| counts[word] += 1 }
    end
    counts
  end

  def add(counts)
    @lock.synchronize do
      counts.each { |word, count| @counts[word] += count }
    end
  end
end

pages, expected = { "full" => [1000, "1938 1991934 1684"], "small" => [8, "1180 15948 15"] }.fetch(SIZE)
benchmark("word_count", WordCount.new(pages), expected)
