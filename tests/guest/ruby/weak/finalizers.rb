# SPDX-License-Identifier: MIT
# Procs are made where the object is out of sight: else they keep it.
$dead = 0

def counting = proc { |id| $dead += 1 if id.is_a?(Integer) }
def make(n) = n.times { ObjectSpace.define_finalizer(Object.new, counting) }

make(2000)
GC.start
100.times { |i| i.to_s }
p $dead > 1000, $dead <= 2000

kept = Object.new
result = ObjectSpace.define_finalizer(kept, counting)
p result.size, result[0]

undone = Object.new
ObjectSpace.define_finalizer(undone, proc { puts "never" })
p ObjectSpace.undefine_finalizer(undone).equal?(undone)

def refused
  yield
rescue => e
  puts "#{e.class}: #{e.message}"
end
refused { ObjectSpace.define_finalizer(Object.new, 3) }
refused { ObjectSpace.define_finalizer(3, proc {}) }
refused { ObjectSpace.define_finalizer("a".freeze, proc {}) }

# At the end of the program what is left runs, behind at_exit.
last = Object.new
ObjectSpace.define_finalizer(last, proc { puts "the end" })
at_exit { puts "at_exit" }
p kept.class, last.class
