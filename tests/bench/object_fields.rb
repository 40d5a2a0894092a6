# SPDX-License-Identifier: MIT
# Reads and writes instance variables directly and through accessors.
class Particle
  attr_accessor :x, :y, :age

  def initialize(x, y)
    @x = x
    @y = y
    @age = 0
  end

  def step
    @x += @y & 3
    @y = (@y + @x) & 1023
    @age += 1
  end
end

n = (ARGV[0] || 100).to_i
particles = Array.new(100) { |i| Particle.new(i, i * 2) }
n.times do
  particles.each do |particle|
    particle.step
    particle.x -= 1 if particle.age.odd?
  end
end
puts "object_fields: #{particles.sum { |particle| particle.x + particle.y }}"
