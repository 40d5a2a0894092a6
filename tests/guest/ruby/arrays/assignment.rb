# SPDX-License-Identifier: MIT
a = [1, 2, 3]
a[1] = :b
a[-1] = :c
a[5] = :f
p a, a.size
a[1, 2] = [7, 8, 9]
p a
a[0..1] = []
p a
a[1...1] = [:ins]
p a
a[10..] = [1]
p a
a[0, 3] = nil
p a
a[0, 0] = [1, 2]
p a
a[-2..] = 5
p a
b = []
b[3] = 1
p b
b[0], b[1] = b[3], 9
p b
b[0] += 10
b[2] ||= :filled
b[0] ||= :no
p b
def try
  p yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
try { [1, 2][-3] = 1 }
try { [1, 2][-3, 1] = 1 }
try { [1, 2][-5..1] = 1 }
try { [1, 2][0, -1] = 1 }
try { [1].freeze[0] = 2 }
try { [1].freeze << 2 }
try { [3, 1].freeze.sort! }
try { [1].freeze.clear }
