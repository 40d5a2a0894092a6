# SPDX-License-Identifier: MIT
"""Two-body forces between five planets: float arithmetic on object attributes."""
import math
import sys


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def advance(bodies, dt):
    for i, a in enumerate(bodies):
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            magnitude = dt / (square * math.sqrt(square))
            a.vx -= dx * b.mass * magnitude
            a.vy -= dy * b.mass * magnitude
            a.vz -= dz * b.mass * magnitude
            b.vx += dx * a.mass * magnitude
            b.vy += dy * a.mass * magnitude
            b.vz += dz * a.mass * magnitude
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2)
        for b in bodies[i + 1:]:
            total -= a.mass * b.mass / math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
    return total


n = int(sys.argv[1]) if len(sys.argv) > 1 else 800
bodies = [
    Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0),
    Body(5.0, -1.0, -0.1, 0.6, 2.8, -0.02, 0.04),
    Body(8.0, 4.0, -0.4, -1.0, 1.8, 0.01, 0.01),
    Body(13.0, -15.0, -0.2, 1.1, 0.9, -0.01, 0.002),
    Body(15.0, -26.0, 0.2, 1.0, 0.6, -0.03, 0.002),
]
for _ in range(n):
    advance(bodies, 0.01)
print(f"nbody: {energy(bodies):.9f}")
