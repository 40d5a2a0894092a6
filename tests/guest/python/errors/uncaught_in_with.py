# SPDX-License-Identifier: MIT
class CM:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *exc):
        print("exit", exc[0].__name__)


with CM():
    raise RuntimeError("inside with")
