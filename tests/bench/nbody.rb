# SPDX-License-Identifier: MIT
# Two-body forces between five planets: float arithmetic on object fields.
class Body
  attr_accessor :x, :y, :z, :vx, :vy, :vz
  attr_reader :mass

  def initialize(x, y, z, vx, vy, vz, mass)
    @x, @y, @z, @vx, @vy, @vz, @mass = x, y, z, vx, vy, vz, mass
  end

  def move(dt)
    @x += dt * @vx
    @y += dt * @vy
    @z += dt * @vz
  end

  def push(dx, dy, dz, factor)
    @vx += dx * factor
    @vy += dy * factor
    @vz += dz * factor
  end
end

def advance(bodies, dt)
  i = 0
  while i < bodies.size
    a = bodies[i]
    j = i + 1
    while j < bodies.size
      b = bodies[j]
      dx = a.x - b.x
      dy = a.y - b.y
      dz = a.z - b.z
      square = dx * dx + dy * dy + dz * dz
      magnitude = dt / (square * Math.sqrt(square))
      a.push(dx, dy, dz, -b.mass * magnitude)
      b.push(dx, dy, dz, a.mass * magnitude)
      j += 1
    end
    i += 1
  end
  bodies.each { |body| body.move(dt) }
end

def energy(bodies)
  kinetic = bodies.sum { |b| 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz) }
  bodies.combination(2).inject(kinetic) do |sum, (a, b)|
    sum - a.mass * b.mass / Math.sqrt((a.x - b.x)**2 + (a.y - b.y)**2 + (a.z - b.z)**2)
  end
end

n = (ARGV[0] || 1000).to_i
bodies = [
  Body.new(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
  Body.new(5.0, -1.0, -0.1, 0.6, 2.8, -0.02, 0.04),
  Body.new(8.0, 4.0, -0.4, -1.0, 1.8, 0.01, 0.01),
  Body.new(13.0, -15.0, -0.2, 1.1, 0.9, -0.01, 0.002),
  Body.new(15.0, -26.0, 0.2, 1.0, 0.6, -0.03, 0.002)
]
n.times { advance(bodies, 0.01) }
puts "nbody: #{energy(bodies).round(9)}"
