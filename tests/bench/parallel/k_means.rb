# SPDX-License-Identifier: MIT
# Lloyd's algorithm: in each iteration the threads sum up chunks of the points; sums of chunks, in the order of the chunks,
# make the result independent of the number of threads.
require_relative "harness"

Point = Struct.new(:x, :y)

class Sums
  attr_reader :xs, :ys, :counts

  def initialize(clusters)
    @xs = Array.new(clusters, 0.0)
    @ys = Array.new(clusters, 0.0)
    @counts = Array.new(clusters, 0)
  end

  def add(cluster, x, y, count)
    @xs[cluster] += x
    @ys[cluster] += y
    @counts[cluster] += count
  end
end

class KMeans
  CLUSTERS = 8
  CHUNKS = 16
  ITERATIONS = 8

  def initialize(count)
    random = Random32.new(11)
    @points = Array.new(count) { Point.new(random.below(100_000) / 100.0, random.below(100_000) / 100.0) }
  end

  def prepare
    @centres = @points.first(CLUSTERS)
  end

  def run
    ITERATIONS.times do
      chunks = Array.new(CHUNKS)
      in_parallel do |index|
        index.step(CHUNKS - 1, THREADS) { |chunk| chunks[chunk] = sums(chunk) }
      end
      @centres = centres(chunks)
    end
  end

  def result
    @centres.sum { |c| (c.x * 1000).floor + (c.y * 1000).floor }
  end

  private

  def sums(chunk)
    sums = Sums.new(CLUSTERS)
    i = @points.size * chunk / CHUNKS
    stop = @points.size * (chunk + 1) / CHUNKS
    while i < stop
      point = @points[i]
      sums.add(nearest(point.x, point.y), point.x, point.y, 1)
      i += 1
    end
    sums
  end

  def nearest(x, y)
    best = 0
    least = Float::INFINITY
    @centres.each_with_index do |centre, i|
      dx = centre.x - x
      dy = centre.y - y
      distance = dx * dx + dy * dy
      if distance < least
        least = distance
        best = i
      end
    end
    best
  end

  def centres(chunks)
    all = Sums.new(CLUSTERS)
    chunks.each do |sums|
      CLUSTERS.times { |i| all.add(i, sums.xs[i], sums.ys[i], sums.counts[i]) }
    end
    Array.new(CLUSTERS) { |i| Point.new(all.xs[i] / all.counts[i], all.ys[i] / all.counts[i]) }
  end
end

count, expected = { "full" => [60_000, 8_042_930], "small" => [200, 7_881_089] }.fetch(SIZE)
benchmark("k_means", KMeans.new(count), expected)
