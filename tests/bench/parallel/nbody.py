# SPDX-License-Identifier: MIT
"""Sixteen small planetary systems, each advanced on its own: objects with float fields that no other thread sees."""
import math

from harness import SIZE, THREADS, Random32, benchmark, in_parallel

SYSTEMS = 16


class Body:
    def __init__(self, random):
        self.x, self.y, self.z = [random.below(1000) / 50.0 - 10.0 for _ in range(3)]
        self.vx, self.vy, self.vz = [random.below(1000) / 500.0 - 1.0 for _ in range(3)]
        self.mass = 0.01 + random.below(1000) / 1000.0


def attract(a, b, dt):
    dx = a.x - b.x
    dy = a.y - b.y
    dz = a.z - b.z
    squared = dx * dx + dy * dy + dz * dz + 0.01
    magnitude = dt / (squared * math.sqrt(squared))
    a.vx -= dx * b.mass * magnitude
    a.vy -= dy * b.mass * magnitude
    a.vz -= dz * b.mass * magnitude
    b.vx += dx * a.mass * magnitude
    b.vy += dy * a.mass * magnitude
    b.vz += dz * a.mass * magnitude


class PlanetarySystem:
    def __init__(self, seed):
        random = Random32(seed)
        self.bodies = [Body(random) for _ in range(5)]

    def advance(self, dt):
        bodies = self.bodies
        for i, a in enumerate(bodies):
            for j in range(i + 1, len(bodies)):
                attract(a, bodies[j], dt)
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz

    def momentum(self):
        total = 0.0
        for b in self.bodies:
            total += b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
        return total


class NBody:
    def __init__(self, steps):
        self.steps = steps

    def prepare(self):
        self.momenta = [None] * SYSTEMS

    def run(self):
        def work(index):
            for number in range(index, SYSTEMS, THREADS):
                system = PlanetarySystem(number + 1)
                for _ in range(self.steps):
                    system.advance(0.001)
                self.momenta[number] = system.momentum()

        in_parallel(work)

    def result(self):
        return sum(math.floor(m * 1000000) for m in self.momenta)


steps, expected = {"full": (6000, 47469322), "small": (20, 47586556)}[SIZE]
benchmark("nbody", NBody(steps), expected)
