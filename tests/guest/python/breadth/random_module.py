# SPDX-License-Identifier: MIT
import random
r = random.Random(1)
x = r.random()
print(0 <= x < 1, 1 <= random.randint(1, 3) <= 3, random.choice([5]), sorted(random.sample([1, 2], 2)))
