# SPDX-License-Identifier: MIT
class A:
