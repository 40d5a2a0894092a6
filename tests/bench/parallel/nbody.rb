# SPDX-License-Identifier: MIT
# Sixteen small planetary systems, each advanced on its own: objects with float fields that no other thread sees.
require_relative "harness"

class Body
  attr_accessor :x, :y, :z, :vx, :vy, :vz
  attr_reader :mass

  def initialize(random)
    @x, @y, @z = Array.new(3) { random.below(1000) / 50.0 - 10.0 }
    @vx, @vy, @vz = Array.new(3) { random.below(1000) / 500.0 - 1.0 }
    @mass = 0.01 + random.below(1000) / 1000.0
  end
end

class PlanetarySystem
  def initialize(seed)
    random = Random32.new(seed)
    @bodies = Array.new(5) { Body.new(random) }
  end

  def advance(dt)
    @bodies.each_with_index do |a, i|
      j = i + 1
      while j < @bodies.size
        attract(a, @bodies[j], dt)
        j += 1
      end
    end
    @bodies.each do |body|
      body.x += dt * body.vx
      body.y += dt * body.vy
      body.z += dt * body.vz
    end
  end

  def momentum
    @bodies.sum(0.0) { |b| b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz) }
  end

  private

  def attract(a, b, dt)
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    squared = dx * dx + dy * dy + dz * dz + 0.01
    magnitude = dt / (squared * Math.sqrt(squared))
    a.vx -= dx * b.mass * magnitude
    a.vy -= dy * b.mass * magnitude
    a.vz -= dz * b.mass * magnitude
    b.vx += dx * a.mass * magnitude
    b.vy += dy * a.mass * magnitude
    b.vz += dz * a.mass * magnitude
  end
end

class NBody
  SYSTEMS = 16

  def initialize(steps)
    @steps = steps
  end

  def prepare
    @momenta = Array.new(SYSTEMS)
  end

  def run
    in_parallel do |index|
      index.step(SYSTEMS - 1, THREADS) do |number|
        system = PlanetarySystem.new(number + 1)
        @steps.times { system.advance(0.001) }
        @momenta[number] = system.momentum
      end
    end
  end

  def result
    @momenta.sum { |m| (m * 1_000_000).floor }
  end
end

steps, expected = { "full" => [6000, 47_469_322], "small" => [20, 47_586_556] }.fetch(SIZE)
benchmark("nbody", NBody.new(steps), expected)
