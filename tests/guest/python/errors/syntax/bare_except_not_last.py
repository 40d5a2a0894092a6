# SPDX-License-Identifier: MIT
try:
    pass
except:
    pass
except ValueError:
    pass
