# SPDX-License-Identifier: MIT
def clean_up(error):
    raise error


def run(again):
    try:
        [].pop()
    finally:
        if again:
            raise
        clean_up(KeyError("other"))


def both():
    try:
        run(True)
    finally:
        run(False)


both()
