# SPDX-License-Identifier: MIT
# A stale word on a stack may keep an object: what must hold is that most of many died.
require 'weakref'

r = WeakRef.new("hello")
text = r.__getobj__
p r.weakref_alive?, r.size, r.upcase, r.class, r == "hello", r != "hello", r.to_s, r.respond_to?(:upcase)
p "#{r}", text.equal?(r.__getobj__)
begin
  r.no_such_method
rescue NoMethodError => e
  p e.name
end

def make(n) = Array.new(n) { |i| WeakRef.new("s" + i.to_s) }

references = make(3000)
GC.start
dead = references.reject(&:weakref_alive?)
p dead.size > 2000
begin
  dead[0].size
rescue WeakRef::RefError => e
  p e.class, e.message, e.is_a?(StandardError)
end

class Special < WeakRef
  def twice = [__getobj__, __getobj__]
end
word = "kept"
p Special.new(word).twice, word
