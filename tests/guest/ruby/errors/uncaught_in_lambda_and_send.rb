# SPDX-License-Identifier: MIT
l = lambda { |x| raise IndexError, "bad #{x}" }
class Caller
  define_method(:go) { |f| f.call(3) }
  def via_send(f) = send(:go, f)
end
Caller.new.via_send(l)
