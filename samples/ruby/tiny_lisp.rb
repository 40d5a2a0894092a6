# SPDX-License-Identifier: MIT
#
# A small Lisp: reader, evaluator with lexical scope, closures, tail calls in a loop, quasi-simple macros,
# and errors that say what went wrong.
#
#   tiny_lisp.rb [FILE]      (default: the program beside this one)

module Lisp
  class Error < StandardError; end

  # Reads source text into arrays (lists), symbols, numbers, strings, true and false.
  class Reader
    TOKEN = /\s*(?:;[^\n]*)?\s*([()']|"(?:\\.|[^"\\])*"|[^\s()';"]+)/m

    def initialize(source)
      @tokens = source.gsub(/;[^\n]*/, "").scan(TOKEN).flatten
    end

    def read_all
      forms = []
      forms << read until @tokens.empty?
      forms
    end

    def read
      token = @tokens.shift
      case token
      when nil then raise Error, "unexpected end of input"
      when "'" then [:quote, read]
      when "(" then read_list
      when ")" then raise Error, "unexpected )"
      else atom(token)
      end
    end

    private

    def read_list
      list = []
      until @tokens.first == ")"
        raise Error, "missing )" if @tokens.empty?
        list << read
      end
      @tokens.shift
      list
    end

    def atom(token)
      case token
      when /\A[-+]?\d+\z/ then token.to_i
      when /\A[-+]?\d*\.\d+\z/ then token.to_f
      when /\A"/ then token[1..-2].gsub(/\\(.)/) { $1 == "n" ? "\n" : $1 }
      when "#t" then true
      when "#f" then false
      else token.to_sym
      end
    end
  end

  class Scope
    def initialize(names = [], values = [], outer = nil)
      @outer = outer
      @values = names.zip(values).to_h
    end

    def lookup(name)
      scope = find(name) or raise Error, "unbound variable #{name}"
      scope.values[name]
    end

    def set(name, value)
      scope = find(name) or raise Error, "cannot set unbound #{name}"
      scope.values[name] = value
    end

    def define(name, value) = values[name] = value

    def find(name)
      scope = self
      scope = scope.outer until scope.nil? || scope.values.key?(name)
      scope
    end

    attr_reader :values, :outer
  end

  Closure = Struct.new(:parameters, :body, :scope, :name) do
    def bind(arguments)
      unless arguments.size == parameters.size
        raise Error, "#{name || "lambda"} wants #{parameters.size} arguments, got #{arguments.size}"
      end
      Scope.new(parameters, arguments, scope)
    end

    def to_s = "#<lambda #{name}>"
  end

  class Macro < Closure; end

  class Interpreter
    attr_reader :output

    def initialize(output = $stdout)
      @output = output
      @global = Scope.new
      install_builtins
    end

    def run(source) = Reader.new(source).read_all.map { |form| evaluate(form, @global) }.last

    # Tail positions loop instead of recursing, so that Lisp loops run in constant stack.
    def evaluate(form, scope)
      loop do
        return scope.lookup(form) if form.is_a?(Symbol)
        return form unless form.is_a?(Array)
        return form if form.empty?
        case form.first
        when :quote then return form[1]
        when :if
          form = truthy?(evaluate(form[1], scope)) ? form[2] : form[3]
          return false if form.nil?
        when :cond
          clause = form.drop(1).find { |test, _| test == :else || truthy?(evaluate(test, scope)) } or return false
          form = clause[1]
        when :define then return define(form, scope)
        when :set! then return scope.set(form[1], evaluate(form[2], scope))
        when :lambda then return Closure.new(form[1], form.drop(2), scope)
        when :begin
          form[1...-1].each { |f| evaluate(f, scope) }
          form = form.last
        when :let
          names, values = form[1].transpose
          scope = Scope.new(names || [], (values || []).map { |v| evaluate(v, scope) }, scope)
          form = [:begin, *form.drop(2)]
        when :and
          return true if form.size == 1
          form[1...-1].each { |f| return false unless truthy?(evaluate(f, scope)) }
          form = form.last
        when :or
          form.drop(1).each { |f| v = evaluate(f, scope); return v if truthy?(v) }
          return false
        else
          function = evaluate(form.first, scope)
          if function.is_a?(Macro)
            form = apply(function, form.drop(1))
            next
          end
          arguments = form.drop(1).map { |f| evaluate(f, scope) }
          return call_builtin(function, arguments, form.first) unless function.is_a?(Closure)
          scope = function.bind(arguments)
          form = [:begin, *function.body]
        end
      end
    end

    def apply(function, arguments)
      return call_builtin(function, arguments, "function") unless function.is_a?(Closure)
      scope = function.bind(arguments)
      function.body.map { |form| evaluate(form, scope) }.last
    end

    def show(value)
      case value
      when Array then "(#{value.map { |v| show(v) }.join(" ")})"
      when true then "#t"
      when false then "#f"
      when String then value.inspect
      when Method, Proc then "#<builtin>"
      else value.to_s
      end
    end

    private

    def truthy?(value) = value != false

    def define(form, scope)
      target, *body = form.drop(1)
      if target.is_a?(Array)
        scope.define(target.first, Closure.new(target.drop(1), body, scope, target.first))
      else
        scope.define(target, evaluate(body.first, scope))
      end
      target.is_a?(Array) ? target.first : target
    end

    def call_builtin(function, arguments, name)
      raise Error, "#{show(name)} is not a function" unless function.respond_to?(:call)
      function.call(*arguments)
    rescue TypeError, NoMethodError, ZeroDivisionError, ArgumentError => e
      raise Error, "#{show(name)}: #{e.message.lines.first.chomp}"
    end

    def install_builtins
      fold = ->(op) { ->(*xs) { xs.inject(op) } }
      compare = ->(op) { ->(*xs) { xs.each_cons(2).all? { |a, b| a.public_send(op, b) } } }
      %i[+ * /].each { |op| @global.define(op, fold.(op)) }
      %i[< > <= >=].each { |op| @global.define(op, compare.(op)) }
      {
        :- => ->(x, *xs) { xs.empty? ? -x : xs.inject(x, :-) },
        "=": compare.(:==), modulo: ->(a, b) { a % b }, car: ->(l) { l.first || raise(TypeError, "empty list") },
        cdr: ->(l) { l.drop(1) }, cons: ->(x, l) { [x, *l] }, list: ->(*xs) { xs }, null?: ->(l) { l == [] },
        not: ->(x) { x == false }, length: ->(l) { l.size }, append: ->(*ls) { ls.inject([], :+) },
        "equal?": ->(a, b) { a == b }, "symbol?": ->(x) { x.is_a?(Symbol) }, "list?": ->(x) { x.is_a?(Array) },
        map: ->(f, *ls) { ls.first.zip(*ls.drop(1)).map { |xs| apply(f, xs) } },
        apply: ->(f, l) { apply(f, l) }, sqrt: ->(x) { Math.sqrt(x) },
        "string-append": ->(*xs) { xs.join }, "number->string": ->(x) { x.to_s },
        display: ->(x) { output.print(x.is_a?(String) ? x : show(x)); false },
        newline: -> { output.puts; false },
        macro: ->(closure) { Macro.new(closure.parameters, closure.body, closure.scope, closure.name) }
      }.each { |name, body| @global.define(name, body) }
    end
  end
end

lisp = Lisp::Interpreter.new
lisp.run(File.read(ARGV.first || File.join(__dir__, "tiny_lisp.lisp")))

puts "", "Errors:"
[
  "(undefined-thing)", "(+ 1", ")", "(car '())", "((lambda (x) x))", "(5 5)", "(/ 1 0)", "(+ 1 \"a\")", "(set! nope 1)"
].each do |source|
  puts "  #{source.ljust(20)} #{lisp.show(lisp.run(source))}"
rescue Lisp::Error => e
  puts "  #{source.ljust(20)} #{e.message}"
end
