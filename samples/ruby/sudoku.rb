# SPDX-License-Identifier: MIT
#
# Solves Sudoku puzzles: constraint propagation over candidate sets kept as bit masks, then search on the
# cell with the fewest candidates.
#
#   sudoku.rb [FILE]      (default: the puzzles beside this program; one puzzle of 81 characters a line)

class Sudoku
  ALL = 0b111_111_111
  ROWS = (0...9).map { |r| (0...9).map { |c| r * 9 + c } }
  COLUMNS = ROWS.transpose
  BOXES = [0, 3, 6].product([0, 3, 6]).map { |r, c| [0, 1, 2].product([0, 1, 2]).map { |i, j| (r + i) * 9 + c + j } }
  UNITS = ROWS + COLUMNS + BOXES
  PEERS = (0...81).map { |cell| UNITS.select { |u| u.include?(cell) }.flatten.uniq - [cell] }
  UNITS_OF = (0...81).map { |cell| UNITS.select { |u| u.include?(cell) } }

  class Contradiction < StandardError; end

  attr_reader :guesses

  def initialize(text)
    raise ArgumentError, "a puzzle has 81 cells, this one #{text.size}" unless text.size == 81
    @guesses = 0
    @cells = Array.new(81, ALL)
    text.each_char.with_index do |char, cell|
      assign(@cells, cell, 1 << (char.to_i - 1)) if ("1".."9").cover?(char)
    end
  end

  def solve
    @solution = search(@cells)
    raise Contradiction, "no solution" unless @solution
    self
  end

  def to_s
    rows = (@solution || @cells).map { |mask| single?(mask) ? mask.bit_length.to_s : "." }.each_slice(9)
    rows.map { |row| row.each_slice(3).map(&:join).join(" | ") }
        .each_slice(3).map { |band| band.join("\n") }.join("\n----+-----+----\n")
  end

  def valid?
    UNITS.all? { |unit| unit.map { |cell| @solution[cell] }.inject(:|) == ALL }
  end

  private

  def single?(mask) = mask & (mask - 1) == 0

  def count(mask)
    n = 0
    while mask > 0
      mask &= mask - 1
      n += 1
    end
    n
  end

  def assign(cells, cell, bit)
    others = cells[cell] & ~bit
    raise Contradiction if cells[cell] & bit == 0
    while others > 0
      lowest = others & -others
      eliminate(cells, cell, lowest)
      others ^= lowest
    end
  end

  def eliminate(cells, cell, bit)
    return if cells[cell] & bit == 0
    left = cells[cell] &= ~bit
    raise Contradiction if left == 0
    PEERS[cell].each { |peer| eliminate(cells, peer, left) } if single?(left)
    UNITS_OF[cell].each do |unit|
      places = unit.select { |c| cells[c] & bit != 0 }
      raise Contradiction if places.empty?
      assign(cells, places.first, bit) if places.size == 1 && !single?(cells[places.first])
    end
  end

  def search(cells)
    cell = (0...81).reject { |c| single?(cells[c]) }.min_by { |c| count(cells[c]) }
    return cells unless cell
    candidates = cells[cell]
    until candidates == 0
      bit = candidates & -candidates
      candidates ^= bit
      @guesses += 1
      begin
        attempt = cells.dup
        assign(attempt, cell, bit)
        found = search(attempt)
        return found if found
      rescue Contradiction
        next
      end
    end
    nil
  end
end

if __FILE__ == $PROGRAM_NAME
  path = ARGV.first || File.join(__dir__, "sudoku.txt")
  File.foreach(path, chomp: true) do |line|
    next if line.empty? || line.start_with?("#")
    name, puzzle = line.split(/:\s*/)
    begin
      sudoku = Sudoku.new(puzzle).solve
      puts "#{name} (#{sudoku.guesses} guesses, #{sudoku.valid? ? "valid" : "WRONG"})", sudoku, ""
    rescue Sudoku::Contradiction, ArgumentError => e
      puts "#{name}: #{e.message == "Sudoku::Contradiction" ? "contradiction" : e.message}", ""
    end
  end
end
