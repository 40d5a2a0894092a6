# SPDX-License-Identifier: MIT
class String
  def each_char
    return __enum(:each_char, :size) unless block_given?
    list = chars
    i = 0
    while i < list.size
      yield list[i]
      i += 1
    end
    self
  end

  def each_byte
    return __enum(:each_byte, :bytesize) unless block_given?
    i = 0
    while i < bytesize
      yield getbyte(i)
      i += 1
    end
    self
  end

  def each_codepoint
    return __enum(:each_codepoint, :size) unless block_given?
    list = codepoints
    i = 0
    while i < list.size
      yield list[i]
      i += 1
    end
    self
  end

  def each_grapheme_cluster(&block)
    return __enum(:each_grapheme_cluster) unless block
    grapheme_clusters.each(&block)
    self
  end

  # Digits count as numbers, single characters by their codes; all others by succ until they are too long.
  def upto(last, exclusive = false)
    return __enum(:upto, nil, last, exclusive) unless block_given?
    last = last.to_str
    if ascii_only? && last.ascii_only? && size == 1 && last.size == 1
      code = ord
      stop = last.ord
      stop -= 1 if exclusive
      while code <= stop
        yield code.chr.force_encoding(encoding)
        code += 1
      end
      return self
    end
    if __all_digits? && last.__all_digits?
      width = size
      number = to_i
      stop = last.to_i
      stop -= 1 if exclusive
      while number <= stop
        yield number.to_s.rjust(width, "0")
        number += 1
      end
      return self
    end
    order = self <=> last
    return self if order > 0 || (exclusive && order == 0)
    behind = last.succ
    current = dup
    while current != behind
      at_end = !exclusive && current == last
      following = current.succ unless at_end
      yield current
      break if at_end || (exclusive && following == last)
      break if following.bytesize > last.bytesize || following.empty?
      current = following
    end
    self
  end

  def __all_digits? = match?(/\A[0-9]+\z/)
end
