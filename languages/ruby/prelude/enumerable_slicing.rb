# SPDX-License-Identifier: MIT
# Enumerable: windows and chunks.
module Enumerable
  def chunk_while(&block)
    raise ArgumentError, "tried to create Proc object without a block" unless block
    slice_when { |a, b| !block.call(a, b) }
  end

  def slice_when(&block)
    raise ArgumentError, "tried to create Proc object without a block" unless block
    source = self
    Enumerator.new do |yielder|
      chunk = nil
      last = nil
      source.each do |*values|
        value = __pack(values)
        if chunk.nil?
          chunk = [value]
        elsif block.call(last, value)
          yielder << chunk
          chunk = [value]
        else
          chunk << value
        end
        last = value
      end
      yielder << chunk if chunk
      nil
    end
  end

  def slice_before(pattern = (no_pattern = true; nil), &block)
    source = self
    Enumerator.new do |yielder|
      chunk = nil
      source.each do |*values|
        value = __pack(values)
        if chunk && (no_pattern ? block.call(value) : pattern === value)
          yielder << chunk
          chunk = [value]
        else
          chunk ? chunk << value : chunk = [value]
        end
      end
      yielder << chunk if chunk
      nil
    end
  end

  def slice_after(pattern = (no_pattern = true; nil), &block)
    source = self
    Enumerator.new do |yielder|
      chunk = nil
      source.each do |*values|
        value = __pack(values)
        chunk ? chunk << value : chunk = [value]
        if no_pattern ? block.call(value) : pattern === value
          yielder << chunk
          chunk = nil
        end
      end
      yielder << chunk if chunk
      nil
    end
  end

  def chunk(&block)
    return __enum(:chunk, nil) unless block
    source = self
    Enumerator.new do |yielder|
      chunk = nil
      key = nil
      source.each do |*values|
        value = __pack(values)
        new_key = block.call(value)
        if new_key.nil? || new_key == :_separator
          yielder << [key, chunk] if chunk
          chunk = nil
        elsif new_key == :_alone
          yielder << [key, chunk] if chunk
          yielder << [:_alone, [value]]
          chunk = nil
        elsif chunk && key == new_key
          chunk << value
        else
          yielder << [key, chunk] if chunk
          key = new_key
          chunk = [value]
        end
      end
      yielder << [key, chunk] if chunk
      nil
    end
  end

  def each_slice(count)
    count = __positive(count, "invalid slice size")
    return __enum(:each_slice, [:__slice_count], count) unless block_given?
    slice = []
    each do |*values|
      slice.__push(__pack(values))
      if slice.__size == count
        full = slice
        slice = []
        yield full
      end
    end
    yield slice unless slice.__size == 0
    self
  end

  def each_cons(count)
    count = __positive(count, "invalid size")
    return __enum(:each_cons, [:__cons_count], count) unless block_given?
    window = []
    each do |*values|
      window.shift if window.__size == count
      window.__push(__pack(values))
      yield window.__copy if window.__size == count
    end
    self
  end

  def cycle(times = nil, &block)
    return __enum(:cycle, [:__cycle_count], *times) unless block
    times = __to_int(times) if times
    return nil if times && times <= 0
    list = []
    each do |*values|
      value = __pack(values)
      list.__push(value)
      yield value
    end
    list.cycle(times && times - 1, &block)
  end
end
