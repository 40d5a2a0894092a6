# SPDX-License-Identifier: MIT
# Loops without calls that are not inlined, until another thread changes what they have inlined: a method is replaced,
# overridden, deleted; a global function or number is another one.
import threading
from time import sleep


class Base:
    def sign(self):
        return -1


class Negative(Base):
    pass


def positive():
    return 1


def until_negative(number):
    n = 0
    while number.sign() > 0:
        n += 1
    return "negative"


def until_function(number):
    n = 0
    while function() > 0:
        n += 1
    return "function"


def until_variable(number):
    n = 0
    while variable > 0:
        n += 1
    return "variable"


def make():
    class Number(Base):
        def sign(self):
            return 1

    return Number()


def replace(number):
    type(number).sign = Base.sign


def override(number):
    number.sign = lambda: -1


def delete(number):
    del type(number).sign


def change_class(number):
    number.__class__ = Negative


def change_function(number):
    global function
    function = lambda: -1


def change_variable(number):
    global variable
    variable = -1


WAYS = [(until_negative, replace), (until_negative, override), (until_negative, delete),
        (until_negative, change_class), (until_function, change_function), (until_variable, change_variable)]
results = {}
for n in range(60):
    loop, change = WAYS[n % 6]
    number = make()
    function, variable = positive, 1
    ended = []

    def run():
        ended.append(loop(number))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    sleep(0.0003 * (n % 11))
    change(number)
    for thread in threads:
        thread.join()
    for text in ended:
        key = change.__name__, text
        results[key] = results.get(key, 0) + 1
print(results)
