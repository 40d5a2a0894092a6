# SPDX-License-Identifier: MIT
"""References that keep nothing alive."""
from _weak_containers import KeyedRef, WeakKeyDictionary, WeakSet, WeakValueDictionary
from _weak_reference import ReferenceType, WeakMethod, finalize, getweakrefcount, getweakrefs, proxy, ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]
