# SPDX-License-Identifier: MIT
srand(42)
a = [rand(100), rand(100)]
srand(42)
p a == [rand(100), rand(100)], Random.new(5).rand(10) == Random.new(5).rand(10), Random.rand(1.0).class
p GC.start, GC.count.class, GC.disable, GC.enable, ObjectSpace.respond_to?(:each_object)
p [nil.class, 1.class, "".class, //.class, 1r.class, 2i.class, method(:p).class]
class T; def a = 1; end
p T.instance_method(:a).source_location.last, T.new.method(:a).source_location.first == __FILE__
