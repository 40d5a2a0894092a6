# SPDX-License-Identifier: MIT
# What a thread does behind an append is not seen before it, whatever it does: appends that were put off come first. And
# the elements of each thread are in the array in the order in which it appended them.
ROUNDS, EACH, SHOWN = 3, 1500, 50

class Box
  attr_accessor :shown
  attr_reader :target, :cells, :table, :log, :lock, :queue, :text

  def initialize
    @shown = -1
    @target, @cells, @table, @log, @text = [], [-1] * 20, {}, [], +""
    @lock, @queue = Mutex.new, Queue.new
  end

  def field
    EACH.times do |i|
      @target << i
      @shown = i if i % SHOWN == 0
    end
  end

  def global
    EACH.times do |i|
      @target << i
      $shown = i if i % SHOWN == 0
    end
  end

  def pushed
    i = 0
    while i < EACH
      @target.push(i)
      @cells[3] = i if i % SHOWN == 0
      i += 1
    end
  end

  def stopped
    start = 0
    while start < EACH
      start.upto(EACH) do |i|
        @target << i
        break if i % SHOWN == SHOWN - 1
      end
      start += SHOWN
      @shown = start - 1
    end
  end

  def thrown
    i = 0
    while i < EACH
      catch(:out) do
        loop do
          @target << i
          i += 1
          throw :out if i % SHOWN == 0
        end
      end
      @shown = i - 1
    end
  end

  def raised
    i = 0
    while i < EACH
      begin
        while true
          @target << i
          i += 1
          raise "shown" if i % SHOWN == 0
        end
      rescue RuntimeError
        @shown = i - 1
      end
    end
  end

  def piece(from)
    from.upto(EACH) do |i|
      @target << i
      return i if i % SHOWN == SHOWN - 1
    end
  end

  def returned
    0.step(EACH - 1, SHOWN) { |from| @shown = piece(from) }
  end
end

WAYS = {
  field: [->(box) { box.field }, ->(box) { box.shown }],
  global: [->(box) { box.global }, ->(_) { $shown }],
  pushed: [->(box) { box.pushed }, ->(box) { box.cells[3] }],
  stopped: [->(box) { box.stopped }, ->(box) { box.shown }],
  thrown: [->(box) { box.thrown }, ->(box) { box.shown }],
  raised: [->(box) { box.raised }, ->(box) { box.shown }],
  returned: [->(box) { box.returned }, ->(box) { box.shown }],
  entry: [->(box) { EACH.times { |i| box.target << i; box.table[:shown] = i if i % SHOWN == 0 } },
          ->(box) { box.table.fetch(:shown, -1) }],
  other_array: [->(box) { target, log = box.target, box.log; EACH.times { |i| target << i; log << i if i % SHOWN == 0 } },
                ->(box) { box.log.last || -1 }],
  text: [->(box) { EACH.times { |i| box.target << i; box.text << "x" if i % SHOWN == 0 } },
         ->(box) { (box.text.size - 1) * SHOWN }],
  locked: [->(box) { EACH.times { |i| box.target << i; box.lock.synchronize { box.shown = i } if i % SHOWN == 0 } },
           ->(box) { box.shown }],
  queued: [->(box) { EACH.times { |i| box.target << i; box.queue << i if i % SHOWN == 0 } },
           ->(box) { box.queue.empty? ? -1 : box.queue.pop }],
  captured: nil,
  read_back: [->(box) { EACH.times { |i| box.target << i; raise "lost" if i % SHOWN == 0 && box.target.size != i + 1 } },
              ->(_) { -1 }],
}.freeze

$problems = []

def watch(name, box, thread, shown)
  loop do
    alive = thread.alive?
    i = shown.call(box)
    if i >= 0 && !(box.target.size > i && box.target[i] == i)
      $problems << [name, i, box.target.size]
      break
    end
    break unless alive
  end
  thread.join
  $problems << [name, :end, box.target.size] unless box.target == (0...EACH).to_a
end

ROUNDS.times do
  WAYS.each do |name, (work, shown)|
    $shown = -1
    box = Box.new
    if name == :captured
      newest = -1
      work = ->(b) { EACH.times { |i| b.target << i; newest = i if i % SHOWN == 0 } }
      shown = ->(_) { newest }
    end
    watch(name, box, Thread.new { work.call(box) }, shown)
  end
end

# Several threads, one array, and a loop that goes on without appending.
ROUNDS.times do
  target, flags = [], [false] * 4
  threads = Array.new(3) { |n| Thread.new { EACH.times { |i| target << i * 4 + n } } }
  threads << Thread.new do
    i = 0
    until flags[3]
      target << i * 4 + 3 if i < 30
      i += 1
    end
  end
  Thread.pass until target.dup.count { |x| x % 4 == 3 } == 30 # comes to an end
  flags[3] = true
  threads.each(&:join)
  4.times do |n|
    got = target.select { |x| x % 4 == n }.map { |x| x / 4 }
    $problems << [:order, n] unless got == (0...(n < 3 ? EACH : 30)).to_a
  end
end

$problems.first(10).each { |p| p p }
puts $problems.empty? ? "ok" : "failed"
