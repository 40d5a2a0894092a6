# SPDX-License-Identifier: MIT
config = {"host": "h"}
print(config["host"])
config["port"]
