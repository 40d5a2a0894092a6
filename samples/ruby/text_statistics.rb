# SPDX-License-Identifier: MIT
#
# Reads a text file and prints what one would like to know about it: sizes, the most frequent words,
# a histogram of word lengths, the longest sentence, and which words stand next to each other.
#
#   text_statistics.rb [FILE]      (default: the text beside this program)

class TextStatistics
  STOP_WORDS = %w[
    the a an and or of to in on at it is was by for with as that from its had were but he she they his her
  ].freeze

  attr_reader :path, :lines

  def initialize(path)
    @path = path
    @lines = File.readlines(path, chomp: true)
  end

  def text = @text ||= lines.join("\n")

  def words = @words ||= text.downcase.scan(/[[:alpha:]]+(?:'[[:alpha:]]+)?/)

  def sentences
    @sentences ||= text.gsub(/\s+/, " ").split(/(?<=[.!?])\s+/).reject(&:empty?)
  end

  def paragraphs = text.split(/\n{2,}/)

  def frequencies = @frequencies ||= words.tally

  def top_words(count)
    frequencies
      .reject { |word, _| STOP_WORDS.include?(word) }
      .sort_by { |word, times| [-times, word] }
      .first(count)
  end

  def length_histogram
    words.group_by(&:size).transform_values(&:count).sort.to_h
  end

  def neighbours(count)
    words.each_cons(2)
         .reject { |pair| pair.any? { |word| STOP_WORDS.include?(word) } }
         .tally
         .select { |_, times| times > 1 }
         .sort_by { |pair, times| [-times, pair] }
         .first(count)
  end

  def longest_sentence = sentences.max_by { |s| s.split.size }

  def letter_shares
    letters = text.downcase.scan(/[a-z]/)
    letters.tally.transform_values { |n| 100.0 * n / letters.size }
  end

  def vocabulary_richness = frequencies.size.fdiv(words.size)
end

module Report
  BAR_WIDTH = 40

  module_function

  def heading(title)
    puts "", title, "-" * title.size
  end

  def bar(value, max) = "#" * (value * BAR_WIDTH / max)

  def print_all(stats)
    puts "File:       #{File.basename(stats.path)}"
    heading "Sizes"
    { "lines" => stats.lines.size, "paragraphs" => stats.paragraphs.size, "sentences" => stats.sentences.size,
      "words" => stats.words.size, "characters" => stats.text.size }.each do |name, value|
      puts format("%-12s %6d", name, value)
    end
    puts format("%-12s %6.3f", "richness", stats.vocabulary_richness)
    average = stats.words.sum(&:size).fdiv(stats.words.size)
    puts format("%-12s %6.2f letters a word", "average", average)

    heading "Most frequent words"
    stats.top_words(10).each { |word, times| puts format("%-12s %3d", word, times) }

    heading "Word lengths"
    histogram = stats.length_histogram
    highest = histogram.values.max
    histogram.each { |size, count| puts format("%2d %-#{BAR_WIDTH}s %d", size, bar(count, highest), count) }

    heading "Letters"
    stats.letter_shares.sort_by { |letter, share| [-share, letter] }.first(6).each do |letter, share|
      puts format("%s %5.2f %%", letter, share)
    end

    heading "Neighbours"
    stats.neighbours(5).each { |(left, right), times| puts "#{left} #{right} (#{times})" }

    heading "Longest sentence"
    stats.longest_sentence.scan(/\S.{0,70}(?=\s|\z)/) { |piece| puts "  #{piece}" }
  end
end

path = ARGV.first || File.join(__dir__, "text_statistics.txt")
begin
  Report.print_all(TextStatistics.new(path))
rescue SystemCallError => e
  abort "text_statistics: #{e.message}"
end
