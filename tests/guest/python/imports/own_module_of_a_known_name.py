# SPDX-License-Identifier: MIT
# A module beside the program goes before the library's of the same name.
import sys
sys.path.insert(0, sys.path[0] + "/support/shadowing")
import json
import statistics.inner
from heapq import heappush
print(json.Json, statistics.inner.here, heappush([], 1))
try:
    import json.decoder
except ModuleNotFoundError as e:
    print(e)
