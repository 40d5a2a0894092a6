# SPDX-License-Identifier: MIT
def t
  p yield
rescue Exception => e
  puts "#{e.class}: #{e.message.lines.first&.chomp.to_s.sub(/0x\h+.*>/, "XX>")}"
end
t { 1 / 0 }
t { 1 % 0 }
t { nil + 1 }
t { nil[0] }
t { nil.upcase }
t { undefined_thing }
t { undefined_call() }
t { Undefined_Const }
t { UndefinedConst }
t { "a" + 1 }
t { 1 + "a" }
t { [1] + 1 }
t { [1, 2].first("a") }
t { Integer("abc") }
t { Float("abc") }
t { {}.fetch(:a) }
t { [].fetch(3) }
t { "abc".fetch(1) }
t { :a.unknown }
t { Object.new.foo }
t { true.foo }
t { Class.foo }
t { [].foo(1) }
t { {}.foo }
t { (1..2).foo }
t { 1.5.foo }
t { "s".foo }
t { ->() { }.foo }
t { Math.foo }
t { Kernel.foo }
t { raise "x" }
t { loop { raise StopIteration }; :loop_ended }
t { raise NotImplementedError }
t { raise NotImplementedError, "do it" }
t { Comparable.new }
t { BasicObject.new.inspect }
t { [3, "a"].max }
t { [1, 2, 3].inject(:nope) }
t { "x".to_sym.to_proc.call(1) }
t { "x".send(:no_way) }
t { obj = Object.new; def obj.to_str = 5; "a" + obj }
t { Array.new(-1) }
t { Array.new("a") }
t { "a".center }
t { "abc".tr("a") }
t { [1, 2].zip(3) }
t { [[1, 2], 3].to_h }
t { [[1]].to_h }
t { { a: 1 }.map(&:nope) }
t { Hash[1, 2, 3] }
t { "%d" % "x" }
t { rand("a") }
t { sleep(-1) }
t { [1, 2].sum("") }
t { "a".to_i(99) }
t { "x" * -1 }
t { [1] * -1 }
t { exit_undefined }
t { exit(3) }
t { abort }
t { Struct.new }
t { :sym.to_proc.call }
t { def m(a:) = a; m }
t { method(:nope) }
t { Object.const_get(:nope) }
t { instance_variable_get("x") }
t { Regexp.new("(") }
t { require "no/such/file" }
t { File.read("no/such/file") }
t { 2 ** 3.0.to_s }
t { Integer([]) }
t { String.new(5) }
t { "a".ljust("x") }
t { [nil].sum }
t { [1, [2]].flatten("a") }
t { 5.times.next.foo }
t { 3.upto("a") { } }
t { (1.."z").each { } }
t { $stdout = 5 }
t { throw :x }
t { private_method_missing_x }
