# SPDX-License-Identifier: MIT
p 12 & 10, 12 | 10, 12 ^ 10, ~12, ~-1, ~0
p -12 & 10, -12 | 10, -12 ^ 10, -12 & -10
big = 2**70 + 5
p big & 7, big | 2, big ^ big, big & -big, -big & 255, -big | 3, ~big
p 5[0], 5[1], 5[2], 5[100], -1[1000], big[70], big[69]
p 255.bit_length, 256.bit_length, -1.bit_length, -256.bit_length, -257.bit_length, 0.bit_length, (2**64).bit_length
p 0b11110000[4, 4], 0b11110000[4..7]
p 6.allbits?(2), 6.anybits?(9), 6.nobits?(9)
1 & 1.5 rescue p $!.class, $!.message
