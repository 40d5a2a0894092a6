# SPDX-License-Identifier: MIT
#
# A JSON parser and printer written by hand: a scanner over the characters, a recursive-descent parser,
# errors with line and column, and a pretty printer.
#
#   json_parser.rb [FILE]      (default: the document beside this program)

class JsonError < StandardError
  attr_reader :line, :column

  def initialize(message, line, column)
    @line = line
    @column = column
    super("#{message} at line #{line}, column #{column}")
  end
end

class JsonParser
  ESCAPES = {
    '"' => '"', "\\" => "\\", "/" => "/", "b" => "\b", "f" => "\f", "n" => "\n", "r" => "\r", "t" => "\t"
  }.freeze
  NUMBER = /\A-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/
  MAX_DEPTH = 500

  def self.parse(source) = new(source).parse

  def initialize(source)
    @source = source
    @chars = source.chars
    @position = 0
    @depth = 0
  end

  def parse
    value = parse_value
    skip_space
    fail_at "unexpected #{peek.inspect} after the document" if peek
    value
  end

  private

  def peek = @chars[@position]

  def advance
    char = peek
    @position += 1
    char
  end

  def skip_space
    @position += 1 while [" ", "\t", "\n", "\r"].include?(peek)
  end

  def expect(char)
    fail_at "expected #{char.inspect} but found #{peek ? peek.inspect : "the end"}" unless peek == char
    advance
  end

  def fail_at(message)
    before = @chars.first(@position)
    line = before.count("\n") + 1
    column = @position - (before.rindex("\n") || -1)
    raise JsonError.new(message, line, column)
  end

  def parse_value
    skip_space
    case peek
    when "{" then nested { parse_object }
    when "[" then nested { parse_array }
    when '"' then parse_string
    when "-", "0".."9" then parse_number
    when "t" then parse_word("true", true)
    when "f" then parse_word("false", false)
    when "n" then parse_word("null", nil)
    when nil then fail_at "unexpected end"
    else fail_at "unexpected #{peek.inspect}"
    end
  end

  def nested
    @depth += 1
    fail_at "nested too deeply" if @depth > MAX_DEPTH
    yield
  ensure
    @depth -= 1
  end

  def parse_object
    object = {}
    each_element("{", "}") do
      skip_space
      fail_at "expected a key" unless peek == '"'
      key = parse_string
      skip_space
      expect ":"
      object[key] = parse_value
    end
    object
  end

  def parse_array
    array = []
    each_element("[", "]") { array << parse_value }
    array
  end

  def each_element(open, close)
    expect open
    skip_space
    return advance if peek == close
    loop do
      yield
      skip_space
      break advance if peek == close
      expect ","
    end
  end

  def parse_string
    expect '"'
    out = +""
    until (char = advance) == '"'
      fail_at "unterminated string" if char.nil?
      fail_at "control character in string" if char.ord < 0x20
      out << (char == "\\" ? parse_escape : char)
    end
    out
  end

  def parse_escape
    char = advance
    return ESCAPES[char] if ESCAPES.key?(char)
    fail_at "unknown escape \\#{char}" unless char == "u"
    code = parse_hex
    if (0xD800..0xDBFF).cover?(code)
      expect "\\"
      expect "u"
      code = 0x10000 + ((code - 0xD800) << 10) + (parse_hex - 0xDC00)
    end
    [code].pack("U")
  end

  def parse_hex
    digits = @chars[@position, 4].join
    fail_at "bad unicode escape" unless digits.match?(/\A\h{4}\z/)
    @position += 4
    digits.hex
  end

  def parse_number
    match = NUMBER.match(@chars[@position, 64].join)
    fail_at "bad number" unless match
    @position += match[0].size
    match[1] || match[2] ? match[0].to_f : match[0].to_i
  end

  def parse_word(word, value)
    fail_at "unexpected #{peek.inspect}" unless @chars[@position, word.size].join == word
    @position += word.size
    value
  end
end

module JsonPrinter
  module_function

  def pretty(value, indent = 0)
    pad = "  " * indent
    case value
    when Hash
      return "{}" if value.empty?
      body = value.map { |k, v| "#{pad}  #{quote(k)}: #{pretty(v, indent + 1)}" }
      "{\n#{body.join(",\n")}\n#{pad}}"
    when Array
      return "[]" if value.empty?
      return "[#{value.join(", ")}]" if value.all?(Numeric)
      "[\n#{value.map { |v| "#{pad}  #{pretty(v, indent + 1)}" }.join(",\n")}\n#{pad}]"
    when String then quote(value)
    when nil then "null"
    else value.to_s
    end
  end

  def quote(string)
    inner = string.gsub(/["\\\u0000-\u001f]/) do |char|
      name = JsonParser::ESCAPES.key(char)
      name ? "\\#{name}" : format("\\u%04x", char.ord)
    end
    "\"#{inner}\""
  end
end

source = File.read(ARGV.first || File.join(__dir__, "json_parser.json"))
document = JsonParser.parse(source)
puts JsonPrinter.pretty(document)

puts "", "Round trip equal: #{JsonParser.parse(JsonPrinter.pretty(document)) == document}"
total = document["orders"].sum { |order| order["items"].sum { |item| item["price"] * item["count"] } }
puts format("Total of all orders: %.2f", total)

puts "", "Errors:"
['{"a": 1,}', "[1, 2", '"abc', "[01]", "{\n  \"a\": tru\n}", '["\x"]', "[1] 2", "", '{"a" 1}', "[" * 600].each do |bad|
  JsonParser.parse(bad)
  puts "accepted #{bad.inspect}?"
rescue JsonError => e
  puts "  #{bad.size > 20 ? "#{bad[0, 10]}..." : bad.inspect}: #{e.message}"
end
