# SPDX-License-Identifier: MIT
p 2**10, 2**62, 2**63, 2**64, 2**100, (-2)**63, (-3)**3, 7**77
p 0**5, 1**1000, (-1)**1001, 10**0
p 2**-1, 2**-2, (-2)**-3, 4**0.5, 2**0.5, (-8)**2.0
p 2.pow(100, 1000000007), 3.pow(200, 13), 123456789.pow(987654321, 1000000007), 2.pow(10, -7)
p (2**100)**2 == 2**200
p 0**-1 rescue p $!.class, $!.message
p 10**20, 10**18, 10**19
p Integer.sqrt(24), Integer.sqrt(25), Integer.sqrt(10**40), Integer.sqrt(0)
Integer.sqrt(-1) rescue p $!.class, $!.message
p Math.sqrt(16), Math.sqrt(2)
