# SPDX-License-Identifier: MIT
"""Formats, joins, splits and replaces strings."""
import sys


def run(n):
    checksum = 0
    for step in range(n):
        parts = []
        for i in range(500):
            parts.append(f"item{i}:{i * step}")
        text = ",".join(parts)
        fields = [part.split(":") for part in text.split(",")]
        grown = ""
        for name, value in fields:
            grown += name[-1] + value[0]
        checksum += len(text) + len(grown) + text.count("1")
        checksum += len(text.replace("item", "")) + len(grown.upper().strip("0"))
    return checksum


n = int(sys.argv[1]) if len(sys.argv) > 1 else 20
print(f"string_join: {run(n)}")
