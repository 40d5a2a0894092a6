# SPDX-License-Identifier: MIT
"""A calculator for expressions with variables and functions: tokenizer, precedence-climbing parser, a tree
that evaluates, prints and differentiates itself.

    expression_calculator.py [FILE]      (default: the lines beside this program)
"""
import math
import os
import sys


class CalculatorError(Exception):
    def __init__(self, message, column=None):
        super().__init__(message if column is None else f"{message} at column {column + 1}")


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, env):
        return self.value

    def derive(self, name):
        return Number(0)

    def __str__(self):
        return format_number(self.value)


class Variable:
    def __init__(self, name):
        self.name = name

    def evaluate(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise CalculatorError(f"unknown variable {self.name}") from None

    def derive(self, name):
        return Number(1 if name == self.name else 0)

    def __str__(self):
        return self.name


class Binary:
    LEVEL = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 4}
    APPLY = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b,
        "%": lambda a, b: a % b,
        "^": lambda a, b: a ** b,
    }

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def evaluate(self, env):
        a, b = self.left.evaluate(env), self.right.evaluate(env)
        try:
            return self.APPLY[self.op](a, b)
        except ZeroDivisionError:
            raise CalculatorError(f"division by zero in {self}") from None

    def derive(self, name):
        f, g = self.left, self.right
        df, dg = f.derive(name), g.derive(name)
        match self.op:
            case "+" | "-":
                return simplify(Binary(self.op, df, dg))
            case "*":
                return simplify(Binary("+", Binary("*", df, g), Binary("*", f, dg)))
            case "/":
                top = Binary("-", Binary("*", df, g), Binary("*", f, dg))
                return simplify(Binary("/", top, Binary("^", g, Number(2))))
            case "^" if isinstance(g, Number):
                return simplify(Binary("*", Binary("*", g, Binary("^", f, Number(g.value - 1))), df))
        raise CalculatorError(f"cannot differentiate {self}")

    def __str__(self):
        level = self.LEVEL[self.op]
        left, right = (self._wrap(self.left, level), self._wrap(self.right, level + (self.op in "-/%")))
        return f"{left}^{right}" if self.op == "^" else f"{left} {self.op} {right}"

    @staticmethod
    def _wrap(node, level):
        inner = Binary.LEVEL[node.op] if isinstance(node, Binary) else 9
        return f"({node})" if inner < level else str(node)


class Call:
    FUNCTIONS = {"sqrt": math.sqrt, "sin": math.sin, "cos": math.cos, "abs": abs, "max": max, "min": min,
                 "fact": math.factorial, "gcd": math.gcd, "round": round}

    def __init__(self, name, arguments):
        self.name, self.arguments = name, arguments

    def evaluate(self, env):
        if self.name not in self.FUNCTIONS:
            raise CalculatorError(f"unknown function {self.name}")
        values = [a.evaluate(env) for a in self.arguments]
        try:
            return self.FUNCTIONS[self.name](*values)
        except (TypeError, ValueError) as error:
            raise CalculatorError(f"{self.name}: {error}") from error

    def derive(self, name):
        if self.name not in ("sin", "cos"):
            raise CalculatorError(f"cannot differentiate {self}")
        inner = self.arguments[0]
        outer = Call("cos", [inner]) if self.name == "sin" else Binary("*", Number(-1), Call("sin", [inner]))
        return simplify(Binary("*", outer, inner.derive(name)))

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.arguments))})"


def simplify(node):
    """Folds numbers and drops zeros and ones."""
    if not isinstance(node, Binary):
        return node
    a, b = simplify(node.left), simplify(node.right)
    x, y = getattr(a, "value", None), getattr(b, "value", None)
    if x is not None and y is not None and not (node.op in "/%" and y == 0):
        return Number(Binary.APPLY[node.op](x, y))
    match node.op, x, y:
        case ("+", 0, _) | ("*", 1, _):
            return b
        case ("+" | "-", _, 0) | ("*" | "/" | "^", _, 1):
            return a
        case ("*", 0, _) | ("*", _, 0) | ("/", 0, _):
            return Number(0)
        case ("^", _, 0):
            return Number(1)
    return Binary(node.op, a, b)


def tokenize(text):
    position = 0
    while position < len(text):
        char, start = text[position], position
        if char.isspace():
            position += 1
        elif char.isdigit() or char == ".":
            while position < len(text) and (text[position].isdigit() or text[position] == "."):
                position += 1
            lexeme = text[start:position]
            if lexeme.count(".") > 1 or lexeme == ".":
                raise CalculatorError(f"bad number {lexeme}", start)
            yield "number", float(lexeme) if "." in lexeme else int(lexeme), start
        elif char.isalpha():
            while position < len(text) and text[position].isalnum():
                position += 1
            yield "name", text[start:position], start
        elif char in "+-*/%^(),=":
            position += 1
            yield "op", char, start
        else:
            raise CalculatorError(f"unexpected {char!r}", position)
    yield "end", None, len(text)


class Parser:
    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.index = 0

    def accept(self, *values):
        kind, value, _ = self.tokens[self.index]
        if kind == "op" and value in values:
            self.index += 1
            return value
        return None

    def expect(self, value):
        if not self.accept(value):
            self.fail(f"expected {value!r}")

    def fail(self, message):
        raise CalculatorError(message, self.tokens[self.index][2])

    def parse(self):
        node = self.expression(1)
        if self.tokens[self.index][0] != "end":
            self.fail(f"unexpected {self.tokens[self.index][1]!r}")
        return node

    def expression(self, level):
        left = self.unary()
        while True:
            kind, op, _ = self.tokens[self.index]
            own = Binary.LEVEL.get(op, 0) if kind == "op" else 0
            if own < level:
                return left
            self.index += 1
            left = Binary(op, left, self.expression(own if op == "^" else own + 1))

    def unary(self):
        if self.accept("-"):
            return simplify(Binary("*", Number(-1), self.expression(3)))
        self.accept("+")
        return self.primary()

    def primary(self):
        kind, value, _ = self.tokens[self.index]
        if kind == "end":
            self.fail("unexpected end")
        self.index += 1
        if kind == "number":
            return Number(value)
        if kind == "name":
            return Call(value, self.arguments()) if self.accept("(") else Variable(value)
        if value == "(":
            node = self.expression(1)
            self.expect(")")
            return node
        self.index -= 1
        self.fail(f"unexpected {value!r}")

    def arguments(self):
        if self.accept(")"):
            return []
        result = [self.expression(1)]
        while self.accept(","):
            result.append(self.expression(1))
        self.expect(")")
        return result


def format_number(value):
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return str(value)


def execute(line, env):
    """One line: 'name = expression', 'd/dx expression' or an expression; returns what to print."""
    if line.startswith("d/d"):
        name, _, rest = line[3:].partition(" ")
        return str(Parser(rest).parse().derive(name))
    name, equals, rest = line.partition("=")
    if equals and name.strip().isidentifier():
        env[name.strip()] = Parser(rest).parse().evaluate(env)
        return f"{name.strip()} = {format_number(env[name.strip()])}"
    env["ans"] = Parser(line).parse().evaluate(env)
    return format_number(env["ans"])


def main(argv):
    here = os.path.dirname(os.path.abspath(__file__))
    env = {"pi": math.pi, "e": math.e}
    errors = 0
    with open(argv[0] if argv else os.path.join(here, "expression_calculator.txt"), encoding="utf-8") as file:
        for line in map(str.strip, file):
            if not line or line.startswith("#"):
                continue
            try:
                print(f"{line:<34} {execute(line, env)}")
            except CalculatorError as error:
                errors += 1
                print(f"{line:<34} error: {error}")
    print(f"{errors} errors, variables: {', '.join(sorted(env))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
