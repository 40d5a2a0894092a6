# SPDX-License-Identifier: MIT
# The binary format 4.8. Writing keeps [symbols seen, objects seen] by number; so does reading.
module Marshal
  def self.dump(object, io = nil, limit = -1)
    text = "\x04\b".b
    __write(text, object, {}, {}.compare_by_identity)
    return text unless io.respond_to?(:write)
    io.write(text)
    io
  end

  def self.load(source, proc = nil, freeze: false)
    text = source.respond_to?(:read) ? source.read : source
    raise TypeError, "instance of IO needed" unless String === text
    text = text.b
    raise ArgumentError, "marshal data too short" if text.size < 2
    major, minor = text.bytes
    if major != 4 || minor > 8
      raise TypeError, "incompatible marshal file format (can't be read)\n\tformat version 4.8 required; #{major}.#{minor} given"
    end
    __read({ text: text, at: 2, symbols: [], objects: [], proc: proc, freeze: freeze })
  end

  def self.restore(source, proc = nil) = load(source, proc)

  # ---- writing

  def self.__write(out, object, symbols, objects)
    case object
    when nil then return out << "0"
    when true then return out << "T"
    when false then return out << "F"
    when Symbol then return __write_symbol(out, object, symbols)
    when Integer
      return out << "i" << __integer(object) if object >= -(1 << 30) && object < 1 << 30
    end
    return out << "@" << __integer(objects[object]) if objects.key?(object)
    if object.respond_to?(:marshal_dump, true)
      objects[object] = objects.size
      out << "U"
      __write_symbol(out, __class_name(object), symbols)
      return __write(out, object.__send__(:marshal_dump), symbols, objects)
    end
    if object.respond_to?(:_dump, true)
      data = object.__send__(:_dump, -1)
      raise TypeError, "_dump() must return string" unless String === data
      out << "Iu"
      __write_symbol(out, __class_name(object), symbols)
      __bytes(out, data)
      out << __integer(1)
      __write_encoding(out, data, symbols)
      objects[object] = objects.size
      return out
    end
    objects[object] = objects.size
    __write_value(out, object, symbols, objects)
  end

  def self.__write_value(out, object, symbols, objects)
    variables = object.instance_variables
    case object
    when Integer then __write_big(out, object)
    when Float then __bytes(out << "f", __float(object))
    when String
      encoded = object.encoding != Encoding::BINARY
      out << "I" if encoded || !variables.empty?
      __write_class(out, object, String, symbols)
      __bytes(out << '"', object)
      return out if !encoded && variables.empty?
      out << __integer(variables.size + (encoded ? 1 : 0))
      __write_encoding(out, object, symbols) if encoded
      __write_variables(out, object, variables, symbols, objects)
    when Regexp
      out << "I"
      __write_class(out, object, Regexp, symbols)
      __bytes(out << "/", object.source) << object.options.chr << __integer(1)
      __write_encoding(out, object.source, symbols)
    when Array
      out << "I" unless variables.empty?
      __write_class(out, object, Array, symbols)
      out << "[" << __integer(object.size)
      object.each { |element| __write(out, element, symbols, objects) }
      __write_counted(out, object, variables, symbols, objects) unless variables.empty?
    when Hash
      raise TypeError, "can't dump hash with default proc" if object.default_proc
      out << "I" unless variables.empty?
      __write_class(out, object, Hash, symbols)
      out << (object.default.nil? ? "{" : "}") << __integer(object.size)
      object.each { |key, value| __write(out, key, symbols, objects) && __write(out, value, symbols, objects) }
      __write(out, object.default, symbols, objects) unless object.default.nil?
      __write_counted(out, object, variables, symbols, objects) unless variables.empty?
    when Class
      raise TypeError, "can't dump anonymous class #{object.inspect}" unless object.name
      __bytes(out << "c", object.name)
    when Module
      raise TypeError, "can't dump anonymous module #{object.inspect}" unless object.name
      __bytes(out << "m", object.name)
    when Struct
      out << "S"
      __write_symbol(out, __class_name(object), symbols)
      out << __integer(object.size)
      object.each_pair { |name, value| __write_symbol(out, name, symbols) && __write(out, value, symbols, objects) }
    when Range
      __write_members(out, object, { excl: object.exclude_end?, begin: object.begin, end: object.end }, symbols, objects)
    when Rational, Complex
      out << "U"
      __write_symbol(out, object.class.name.to_sym, symbols)
      pair = Rational === object ? [object.numerator, object.denominator] : object.rectangular
      __write(out, pair, symbols, objects)
    when Exception
      __write_members(out, object, { mesg: object.message, bt: object.backtrace }, symbols, objects, variables)
    when Set
      __write_members(out, object, { :@hash => object.__dumped_hash }, symbols, objects)
    when Proc, Method, UnboundMethod, IO, Binding, Fiber, Thread, MatchData, Enumerator
      raise TypeError, IO === object ? "can't dump #{object.class}" : "no _dump_data is defined for class #{object.class}"
    else
      raise TypeError, "singleton can't be dumped" unless object.singleton_methods(false).empty?
      out << "o"
      __write_symbol(out, __class_name(object), symbols)
      __write_counted(out, object, variables, symbols, objects)
    end
    out
  end

  def self.__write_members(out, object, members, symbols, objects, variables = [])
    out << "o"
    __write_symbol(out, __class_name(object), symbols)
    out << __integer(members.size + variables.size)
    members.each { |name, value| __write_symbol(out, name, symbols) && __write(out, value, symbols, objects) }
    __write_variables(out, object, variables, symbols, objects)
  end

  def self.__write_counted(out, object, variables, symbols, objects)
    out << __integer(variables.size)
    __write_variables(out, object, variables, symbols, objects)
  end

  def self.__write_variables(out, object, variables, symbols, objects)
    variables.each do |name|
      __write_symbol(out, name, symbols)
      __write(out, object.instance_variable_get(name), symbols, objects)
    end
    out
  end

  def self.__write_class(out, object, plain, symbols)
    return if object.class == plain
    out << "C"
    __write_symbol(out, __class_name(object), symbols)
  end

  def self.__class_name(object)
    name = object.class.name
    raise TypeError, "can't dump anonymous class #{object.class.inspect}" unless name
    name.to_sym
  end

  def self.__write_encoding(out, text, symbols)
    __write_symbol(out, :E, symbols)
    out << (text.encoding == Encoding::US_ASCII ? "F" : "T")
  end

  def self.__write_symbol(out, symbol, symbols)
    return out << ";" << __integer(symbols[symbol]) if symbols.key?(symbol)
    symbols[symbol] = symbols.size
    name = symbol.name
    return __bytes(out << ":", name) if name.ascii_only?
    __bytes(out << "I:", name) << __integer(1)
    __write_encoding(out, name, symbols)
  end

  def self.__bytes(out, text) = out << __integer(text.bytesize) << text.b

  def self.__integer(n)
    return "\0".b if n == 0
    return (n + 5).chr if n > 0 && n < 123
    return ((n - 5) & 255).chr.b if n < 0 && n > -124
    bytes = []
    rest = n
    until rest == 0 || rest == -1
      bytes << (rest & 255)
      rest >>= 8
    end
    ([n > 0 ? bytes.size : 256 - bytes.size] + bytes).pack("C*")
  end

  def self.__write_big(out, n)
    bytes = n.abs.digits(256)
    bytes << 0 if bytes.size.odd?
    out << "l" << (n < 0 ? "-" : "+") << __integer(bytes.size / 2) << bytes.pack("C*")
  end

  def self.__float(x)
    return "nan" if x.nan?
    return x > 0 ? "inf" : "-inf" if x.infinite?
    return (1 / x).positive? ? "0" : "-0" if x == 0
    x.to_s.delete_suffix(".0").sub(".0e", "e").sub("e+", "e")
  end

  # ---- reading

  def self.__read(state) = __read_value(state, __take(state, 1))

  def self.__take(state, count)
    at = state[:at]
    raise ArgumentError, "marshal data too short" if at + count > state[:text].bytesize
    state[:at] = at + count
    state[:text].byteslice(at, count)
  end

  def self.__read_integer(state)
    first = __take(state, 1).unpack1("c")
    return 0 if first == 0
    return first - 5 if first > 4
    return first + 5 if first < -4
    value = 0
    __take(state, first.abs).bytes.each_with_index { |byte, i| value |= byte << (8 * i) }
    first > 0 ? value : value - (1 << (8 * -first))
  end

  def self.__read_bytes(state) = __take(state, __read_integer(state))

  def self.__read_symbol(state)
    case (type = __take(state, 1))
    when ":" then __new_symbol(state, __read_bytes(state).force_encoding("UTF-8"))
    when ";" then state[:symbols][__read_integer(state)]
    when "I"
      __take(state, 1)
      symbol = __new_symbol(state, __read_bytes(state).force_encoding("UTF-8"))
      __read_integer(state).times { __read_symbol(state) && __read(state) }
      symbol
    else raise ArgumentError, "dump format error for symbol(0x#{type.ord.to_s(16)})"
    end
  end

  def self.__new_symbol(state, name)
    state[:symbols] << name.to_sym
    name.to_sym
  end

  def self.__constant(name)
    name.to_s.split("::").inject(Object) { |scope, part| scope.const_get(part) }
  rescue NameError
    raise ArgumentError, "undefined class/module #{name}"
  end

  def self.__number(state)
    state[:objects] << nil
    state[:objects].size - 1
  end

  def self.__finish(state, number, object)
    state[:objects][number] = object
    object.freeze if state[:freeze] && !(Module === object)
    state[:proc] ? (state[:objects][number] = state[:proc].call(object)) : object
  end

  def self.__passed(state, object) = state[:proc] ? state[:proc].call(object) : object

  def self.__read_value(state, type, of = nil)
    case type
    when "0" then return __passed(state, nil)
    when "T" then return __passed(state, true)
    when "F" then return __passed(state, false)
    when "i" then return __passed(state, __read_integer(state))
    when ":", ";"
      state[:at] -= 1
      return __passed(state, __read_symbol(state))
    when "@" then return state[:objects][__read_integer(state)]
    when "I" then return __read_with_variables(state)
    when "C"
      of = __constant(__read_symbol(state))
      return __read_value(state, __take(state, 1), of)
    when "e"
      extension = __constant(__read_symbol(state))
      return __read(state).extend(extension)
    end
    number = __number(state)
    __finish(state, number, __read_object(state, type, number, of))
  end

  def self.__read_with_variables(state)
    type = __take(state, 1)
    if type == "u"
      number = __number(state)
      of = __constant(__read_symbol(state))
      data = __read_bytes(state)
      __read_encoding(state, data)
      return __finish(state, number, of.__send__(:_load, data))
    end
    of = nil
    if type == "C"
      of = __constant(__read_symbol(state))
      type = __take(state, 1)
    end
    if type == ":"
      state[:at] -= 2
      return __passed(state, __read_symbol(state))
    end
    number = __number(state)
    if type == "/"
      source = __read_bytes(state)
      options = __take(state, 1).ord
      __read_encoding(state, source)
      return __finish(state, number, (of || Regexp).new(source, options))
    end
    object = __read_object(state, type, number, of)
    __read_encoding(state, object)
    __finish(state, number, object)
  end

  def self.__read_encoding(state, object)
    __read_integer(state).times do
      name = __read_symbol(state)
      value = __read(state)
      case name
      when :E then object.force_encoding(value ? "UTF-8" : "US-ASCII") if String === object
      when :encoding then object.force_encoding(value)
      else object.instance_variable_set(name, value)
      end
    end
  end

  def self.__read_object(state, type, number, of)
    case type
    when "f"
      text = __read_bytes(state)
      { "nan" => Float::NAN, "inf" => Float::INFINITY, "-inf" => -Float::INFINITY }[text] || text.to_f
    when "l"
      sign = __take(state, 1)
      value = 0
      __take(state, __read_integer(state) * 2).bytes.each_with_index { |byte, i| value |= byte << (8 * i) }
      sign == "-" ? -value : value
    when '"' then of ? of.new(__read_bytes(state)) : __read_bytes(state)
    when "/"
      source = __read_bytes(state)
      (of || Regexp).new(source, __take(state, 1).ord)
    when "["
      list = state[:objects][number] = (of || Array).allocate
      __read_integer(state).times { list << __read(state) }
      list
    when "{", "}"
      hash = state[:objects][number] = (of || Hash).allocate
      __read_integer(state).times do
        key = __read(state)
        hash[key] = __read(state)
      end
      hash.default = __read(state) if type == "}"
      hash
    when "c", "m", "M" then __constant(__read_bytes(state))
    when "S"
      struct_class = __constant(__read_symbol(state))
      object = state[:objects][number] = struct_class.allocate
      __read_integer(state).times do
        name = __read_symbol(state)
        object[name] = __read(state)
      end
      object
    when "o" then __read_plain(state, number)
    when "u"
      of = __constant(__read_symbol(state))
      of.__send__(:_load, __read_bytes(state))
    when "U"
      of = __constant(__read_symbol(state))
      return Rational(*__read(state)) if of == Rational
      return Complex(*__read(state)) if of == Complex
      object = state[:objects][number] = of.allocate
      object.__send__(:marshal_load, __read(state))
      object
    else raise ArgumentError, "dump format error(0x#{type.ord.to_s(16)})"
    end
  end

  def self.__read_plain(state, number)
    of = __constant(__read_symbol(state))
    if of <= Range || of <= Exception || of == Set
      members = {}
      __read_integer(state).times do
        name = __read_symbol(state)
        members[name] = __read(state)
      end
      return of.new(members[:begin], members[:end], members[:excl]) if of <= Range
      return of.new(members[:@hash].keys) if of == Set
      object = of.allocate
      Exception.instance_method(:initialize).bind_call(object, members.delete(:mesg))
      trace = members.delete(:bt)
      object.set_backtrace(trace) if trace
      members.each { |name, value| object.instance_variable_set(name, value) }
      return object
    end
    object = state[:objects][number] = of.allocate
    __read_integer(state).times do
      name = __read_symbol(state)
      object.instance_variable_set(name, __read(state))
    end
    object
  end
end
