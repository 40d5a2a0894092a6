# SPDX-License-Identifier: MIT
else:
    pass
