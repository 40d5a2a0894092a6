# SPDX-License-Identifier: MIT
class WeakRef
  def method_missing(name, *args, **options, &block)
    target = __getobj__
    return super unless target.respond_to?(name)
    target.__send__(name, *args, **options, &block)
  end

  def respond_to_missing?(name, include_private = false) = __getobj__.respond_to?(name, include_private)

  def ==(other) = other.equal?(self) || __getobj__ == other
  def !=(other) = !(self == other)
  def eql?(other) = other.equal?(self) || __getobj__.eql?(other)
  def !() = !__getobj__
  def to_s = __getobj__.to_s
  def inspect = __getobj__.inspect
  def hash = __getobj__.hash
  def =~(other) = __getobj__ =~ other
  def ===(other) = __getobj__ === other
  def <=>(other) = __getobj__ <=> other
  def methods(all = true) = __getobj__.methods(all) | super
end

class ObjectSpace::WeakMap
  def each
    __pairs.each { |pair| yield pair[0], pair[1] }
    self
  end
  alias each_pair each

  def each_key
    __pairs.each { |pair| yield pair[0] }
    self
  end

  def each_value
    __pairs.each { |pair| yield pair[1] }
    self
  end

  def keys = __pairs.map { |pair| pair[0] }
  def values = __pairs.map { |pair| pair[1] }
  def inspect = "#<ObjectSpace::WeakMap: #{__pairs.map { |pair| "#{pair[0].inspect} => #{pair[1].inspect}" }.join(", ")}>"
end
