# SPDX-License-Identifier: MIT
# Distances in a random graph, level by level: the threads share out a level and collect the next one. Two threads that find
# the same node write the same distance; the node is then twice in its level, which does no harm.
require_relative "harness"

class BreadthFirst
  DEGREE = 6

  def initialize(nodes)
    random = Random32.new(13)
    @neighbours = Array.new(nodes) { Array.new(DEGREE) { random.below(nodes) } }
  end

  def prepare
    @distances = Array.new(@neighbours.size, -1)
  end

  def run
    @distances[0] = 0
    level = [0]
    distance = 0
    until level.empty?
      distance += 1
      level = in_parallel { |index| expand(level, share(level.size, index), distance) }.flatten(1)
    end
  end

  def result
    "#{@distances.count { |d| d >= 0 }} #{@distances.sum}"
  end

  private

  def expand(level, part, distance)
    found = []
    distances = @distances
    part.each do |i|
      @neighbours[level[i]].each do |node|
        next if distances[node] >= 0

        distances[node] = distance
        found << node
      end
    end
    found
  end
end

nodes, expected = { "full" => [200_000, "199485 1386000"], "small" => [500, "499 1788"] }.fetch(SIZE)
benchmark("breadth_first", BreadthFirst.new(nodes), expected)
