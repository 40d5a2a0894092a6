# SPDX-License-Identifier: MIT
# An Array is frozen while threads append to it, in loops that put it off and in others: once freeze has returned there
# comes nothing more, and who tries gets a FrozenError.
def append(all, own)
  i = 0
  while true
    all << i
    own << i
    i += 1
  end
end

def append_and_look(all, own)
  loop do
    all << 1
    own << all.size
  end
end

def push_two(all, own)
  loop do
    all.push(1, -1)
    own << 1
  end
end

later = 0
caught = Queue.new
WAYS = [:append, :append_and_look, :push_two]
24.times do |round|
  all = []
  threads = 2.times.map do |t|
    Thread.new do
      send(WAYS[(round + t) % 3], all, [])
    rescue FrozenError
      caught << true
    end
  end
  Thread.pass while all.size < 50 * round
  all.freeze
  size = all.size
  threads.each(&:join)
  later += 1 if all.size != size
end
p later, caught.size
