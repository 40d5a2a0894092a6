# SPDX-License-Identifier: MIT
p Integer("12"), Float("1.5"), String(nil), Array(nil), Array({ a: 1 }), Array(1..2), Hash([]), Hash(nil)
p rand.between?(0, 1), rand(10).between?(0, 9), rand(3..4).between?(3, 4), [1, 2, 3].sample.class,
  [1, 2].shuffle.size
p Process.clock_gettime(Process::CLOCK_MONOTONIC).class,
  Process.clock_gettime(Process::CLOCK_MONOTONIC, :millisecond).class, Time.now.class, (Time.now - Time.now).class,
  Process.pid.class
t0 = Process.clock_gettime(Process::CLOCK_MONOTONIC)
p Process.clock_gettime(Process::CLOCK_MONOTONIC) >= t0
p __method__, __LINE__, caller.class, caller.size, self.inspect, block_given?, nil.object_id, 5.object_id,
  RUBY_VERSION.class, RUBY_ENGINE.class, ARGV, ENV.fetch("SURELY_NOT_SET", "dflt"), ENV["SURELY_NOT_SET"]
p 5.instance_of?(Integer), 5.then { _1 + 1 }, 5.tap { }, 5.itself, 5.display.inspect, Object.new.hash.class,
  5.methods.include?(:+), 5.frozen?, (obj = Object.new).object_id == obj.object_id, obj.itself.equal?(obj)
def caller_name = caller.first[/`(.*)'/, 1]
def outer_m = caller_name
p outer_m, caller_locations(0).first.lineno, __FILE__
p format("%05d", 42), sprintf("%s", :a), Kernel.format("%x", 255), Kernel.Integer("7"), Kernel.puts,
  Object.new.singleton_methods, gets
p 10.clamp(1, 5), [[1, 2], [3, 4]].to_h, 1.0.to_s, "1".to_i, nil.to_a, nil.to_s, nil.to_i, nil.to_f, nil.to_h,
  nil & 1, nil.inspect, true & 1, true.to_s, :a <=> :b, nil <=> nil, nil <=> 1, true <=> false, Object.new <=> 1
