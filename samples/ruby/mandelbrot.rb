# SPDX-License-Identifier: MIT
#
# Draws the Mandelbrot set as a grey picture in the PGM format.
#
#   mandelbrot.rb [WIDTH [FILE]]      (default: 72 columns, to standard output)
#
# To standard output the picture goes as plain text (P2) with a sketch of it in the comment, so that it can
# be read and compared; to a file it goes in the binary form (P5).

class Mandelbrot
  LIMIT = 100
  LEFT, RIGHT, TOP, BOTTOM = -2.2, 0.8, 1.2, -1.2

  attr_reader :width, :height

  def initialize(width)
    raise ArgumentError, "width must be positive" unless width.positive?
    @width = width
    @height = (width * (TOP - BOTTOM) / (RIGHT - LEFT)).round
  end

  def pixels
    @pixels ||= Array.new(height) do |row|
      y = TOP + (BOTTOM - TOP) * (row + 0.5) / height
      Array.new(width) { |column| shade(steps(LEFT + (RIGHT - LEFT) * (column + 0.5) / width, y)) }
    end
  end

  # How many steps until the point escapes, or LIMIT.
  def steps(cx, cy)
    x = y = 0.0
    n = 0
    while n < LIMIT
      x2 = x * x
      y2 = y * y
      break if x2 + y2 > 4.0
      y = 2.0 * x * y + cy
      x = x2 - y2 + cx
      n += 1
    end
    n
  end

  def shade(n) = n == LIMIT ? 0 : 255 - (n * 255 / LIMIT)

  def write_plain(io)
    io.puts "P2", sketch.map { |line| "# #{line}".rstrip }, "#{width} #{height}", "255"
    pixels.each { |row| row.each_slice(16) { |values| io.puts values.join(" ") } }
  end

  def write_binary(io)
    io.write "P5\n#{width} #{height}\n255\n"
    pixels.each { |row| io.write row.pack("C*") }
  end

  def sketch
    ramp = " .:-=+*#%@"
    pixels.map { |row| row.map { |v| ramp[(255 - v) * (ramp.size - 1) / 255] }.join }
  end
end

begin
  picture = Mandelbrot.new(Integer(ARGV.fetch(0, "72")))
  if ARGV[1]
    File.open(ARGV[1], "wb") { |file| picture.write_binary(file) }
    puts "wrote #{picture.width}x#{picture.height} pixels to #{ARGV[1]}"
  else
    picture.write_plain($stdout)
  end
rescue ArgumentError, SystemCallError => e
  abort "mandelbrot: #{e.message}"
end
