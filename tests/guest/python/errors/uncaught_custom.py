# SPDX-License-Identifier: MIT
class PaymentError(Exception):
    def __init__(self, amount):
        super().__init__(f"cannot pay {amount}")


class Account:
    def pay(self, n):
        if n > 10:
            raise PaymentError(n)
        return n


print(Account().pay(5))
Account().pay(50)
