# SPDX-License-Identifier: MIT
def price(item) = item.cost * 2
total = [1, 2].map { |i| price(i) }.sum
