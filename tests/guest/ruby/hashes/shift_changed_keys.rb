# SPDX-License-Identifier: MIT
# Hash#shift takes out the oldest entry, also when its key has changed since it was stored.
key = [1]
h = { key => :first, 2 => :second }
key << 2
p h[key]
p h.shift
p h.shift
p h.shift
p h
