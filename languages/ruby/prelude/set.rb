# SPDX-License-Identifier: MIT
# The elements are the keys of a Hash.
class Set
  def self.[](*elements) = new(elements)

  private def initialize(elements = nil, &block)
    @hash = {}
    return if elements.nil?
    if block
      __each_of(elements) { |element| add(block.call(element)) }
    else
      __each_of(elements) { |element| @hash[element] = true }
    end
  end

  private def initialize_copy(other)
    @hash = other.__hash.dup
    self
  end

  def __hash = @hash

  # As CRuby's, whose default is false.
  def __dumped_hash
    hash = @hash.dup
    hash.default = false
    hash
  end

  private def __each_of(elements, &block)
    if elements.respond_to?(:each_entry)
      elements.each_entry(&block)
    elsif elements.respond_to?(:each)
      elements.each(&block)
    else
      raise ArgumentError, "value must be enumerable"
    end
  end

  private def __set(other)
    raise ArgumentError, "value must be a set" unless Set === other
    other
  end

  private def __changeable
    raise FrozenError.new("can't modify frozen #{self.class}: #{inspect}", receiver: self) if frozen?
  end

  def freeze
    @hash.freeze
    super
  end

  def compare_by_identity
    __changeable
    @hash.compare_by_identity
    self
  end

  def compare_by_identity? = @hash.compare_by_identity?

  def add(element)
    __changeable
    @hash[element] = true
    self
  end
  alias << add

  def add?(element) = include?(element) ? nil : add(element)

  def delete(element)
    __changeable
    @hash.delete(element)
    self
  end

  def delete?(element) = include?(element) ? delete(element) : nil

  def include?(element) = @hash.key?(element)
  alias member? include?
  alias === include?
  alias contain? include?

  def size = @hash.size
  alias length size

  def count(*arguments, &block)
    return size if arguments.empty? && !block
    super
  end

  def empty? = @hash.empty?

  def each(&block)
    return __enum(:each, :size) unless block
    @hash.each_key(&block)
    self
  end

  def to_a = @hash.keys
  def to_set(set_class = Set, *arguments, &block) = set_class == Set && arguments.empty? && !block ? self : set_class.new(self, *arguments, &block)

  def first(count = (no_count = true; nil))
    return @hash.each_key { |element| return element } && nil if no_count
    super(count)
  end

  def clear
    __changeable
    @hash.clear
    self
  end

  def replace(elements)
    __changeable
    fresh = {}
    __each_of(elements) { |element| fresh[element] = true }
    @hash.replace(fresh)
    self
  end

  def reset
    __changeable
    @hash.rehash
    self
  end

  def merge(*lists)
    __changeable
    lists.each { |list| __each_of(list) { |element| @hash[element] = true } }
    self
  end

  def subtract(elements)
    __changeable
    __each_of(elements) { |element| @hash.delete(element) }
    self
  end

  def |(elements) = dup.merge(elements)
  alias + |
  alias union |

  def -(elements) = dup.subtract(elements)
  alias difference -

  def &(elements)
    result = self.class.new
    __each_of(elements) { |element| result.add(element) if include?(element) }
    result
  end
  alias intersection &

  def ^(elements)
    result = Set.new(elements)
    each { |element| result.delete?(element) || result.add(element) }
    result
  end

  def superset?(other) = size >= __set(other).size && other.all? { |element| include?(element) }
  alias >= superset?

  def proper_superset?(other) = size > __set(other).size && superset?(other)
  alias > proper_superset?

  def subset?(other) = size <= __set(other).size && all? { |element| other.include?(element) }
  alias <= subset?

  def proper_subset?(other) = size < __set(other).size && subset?(other)
  alias < proper_subset?

  def <=>(other)
    return nil unless Set === other
    return superset?(other) ? 1 : nil if size > other.size
    return subset?(other) ? -1 : nil if size < other.size
    subset?(other) ? 0 : nil
  end

  def intersect?(other)
    if Set === other
      small, large = size < other.size ? [self, other] : [other, self]
      small.any? { |element| large.include?(element) }
    elsif other.respond_to?(:each)
      other.any? { |element| include?(element) }
    else
      raise ArgumentError, "value must be a set"
    end
  end

  def disjoint?(other) = !intersect?(other)

  def ==(other)
    return true if equal?(other)
    Set === other && size == other.size && other.all? { |element| include?(element) }
  end

  def hash = @hash.hash
  def eql?(other) = Set === other && @hash.eql?(other.__hash)

  def map!(&block)
    return __enum(:map!, :size) unless block
    replace(map(&block))
  end
  alias collect! map!

  def delete_if
    return __enum(:delete_if, :size) unless block_given?
    to_a.each { |element| delete(element) if yield(element) }
    self
  end

  def keep_if
    return __enum(:keep_if, :size) unless block_given?
    to_a.each { |element| delete(element) unless yield(element) }
    self
  end

  def select!(&block)
    return __enum(:select!, :size) unless block
    before = size
    keep_if(&block)
    before == size ? nil : self
  end
  alias filter! select!

  def reject!(&block)
    return __enum(:reject!, :size) unless block
    before = size
    delete_if(&block)
    before == size ? nil : self
  end

  def classify
    return __enum(:classify, :size) unless block_given?
    groups = {}
    each { |element| (groups[yield(element)] ||= self.class.new).add(element) }
    groups
  end

  def divide(&block)
    return __enum(:divide, :size) unless block
    return Set.new(classify(&block).values) if block.arity != 2
    groups = []
    each do |element|
      near, far = groups.partition { |group| group.any? { |other| block.call(element, other) && block.call(other, element) } }
      groups = far << near.inject(self.class[element]) { |all, group| all.merge(group) }
    end
    Set.new(groups)
  end

  def flatten
    result = self.class.new
    each { |element| Set === element ? result.merge(element.flatten) : result.add(element) }
    result
  end

  def flatten!
    return nil if none? { |element| Set === element }
    replace(flatten)
  end

  def join(separator = nil) = to_a.join(separator)

  def inspect = __inspecting { "#<#{self.class}: {#{to_a.inspect[1...-1]}}>" } || "#<#{self.class}: {...}>"
  alias to_s inspect

  def pretty_print_inspect = inspect
end

module Enumerable
  def to_set(set_class = Set, *arguments, &block) = set_class.new(self, *arguments, &block)
end
