# SPDX-License-Identifier: MIT
print(1j, complex(1, 2) * 2, (1 + 2j).imag, (3 + 4j).real, abs(3 + 4j), (1 + 2j) * (3 - 1j), 1j * 1j,
      (1 + 2j).conjugate())
print(complex("1+2j"), 1 + 2j == complex(1, 2), 2 + 0j == 2, (1 + 2j) / (1 - 1j), -1j, (2j) ** 2, repr(-0j),
      str(1.5 + 0j))
for f in (lambda: complex("x"), lambda: 1j < 2j, lambda: int(1j), lambda: sorted([1j, 2j])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__ + ":", e)
