# SPDX-License-Identifier: MIT
def clean_up(error):
    raise error


def run(error):
    try:
        [].pop()
    finally:
        clean_up(error)


def both():
    try:
        run(KeyError("first"))
    finally:
        try:
            run(KeyError("second"))
        except KeyError as e:
            clean_up(e)


both()
