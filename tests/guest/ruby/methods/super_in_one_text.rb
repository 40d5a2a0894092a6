# SPDX-License-Identifier: MIT
# One `def` that is executed for several classes: super goes on from the class of the receiver.
class A; def greet = "a"; end
class B; def greet = "b"; end
def extend_greeting(c) = c.class_eval { def greet = "#{super}+#{defined?(super)}" }
class A1 < A; end
class B1 < B; end
extend_greeting(A1)
extend_greeting(B1)
puts A1.new.greet, B1.new.greet, A1.new.greet
o = [A.new, B.new, Object.new]
o.each { |x| x.instance_eval { def greet = (defined?(super) ? super + "!" : "none") } }
puts o.map(&:greet).inspect
module M; end
extend_greeting(M)
class C < B; include M; end
puts C.new.greet, A1.new.greet
