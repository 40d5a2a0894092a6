# SPDX-License-Identifier: MIT
x = 3.14159265
print(f"{x:.2f} {x:10.3f}| {x:<10.1f}| {x:^10.2f}| {x:+.1f} {x:010.3f} {x:e} {x:.3E} {x:g} {x:.3g} {x:%} {x:.1%} {x:.0f} {x:#.0f}")
print("%.2f %10.3f| %-10.1f| %+.1f %010.3f %e %g %s %r" % (x, x, x, x, x, x, x, x, x))
print(f"{1e20:g} {123456789.0:g} {1e-5:g} {100000.0:g} {1000000.0:g} {0.0001:g} {1234567.891:,.2f} {1e10:,} {float('inf'):f} {float('nan'):.2f} {-0.0:f} {1e16:f} {2.5:.0f} {3.5:.0f} {0.125:.2f}")
print(f"{5:.2f} {5:e} {True:f} {10**20:.3e} {1.0:n} {1.5:} {1e100:.3} {12345.678:.3} {0.00001234:.2}",
      "{:6.2f}|{:<8}|{:>8}".format(1.234, 2.5, 1e16), format(1.5, "08.3f"), format(0.1, ".20f"),
      format(1e23, ".0f"))
for spec in ("d", "x", "s", "z!", ".2d", "c", ",b"):
    try:
        print(format(1.5, spec))
    except ValueError as e:
        print(e)
for spec in (".2d", "s", "q", ",s", ".3x"):
    try:
        print(format(5, spec))
    except ValueError as e:
        print(e)
