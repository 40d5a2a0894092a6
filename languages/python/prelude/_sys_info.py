# SPDX-License-Identifier: MIT
"""Descriptions of the implementation; sys shows them."""
from collections import namedtuple
from types import SimpleNamespace

_Version = namedtuple("version_info", "major minor micro releaselevel serial")
_Version.__module__ = "sys"
version_info = _Version(3, 11, 2, "final", 0)
hexversion = 0x030B02F0
implementation = SimpleNamespace(name="hypha", cache_tag=None, version=version_info, hexversion=hexversion)


def _description(name, **fields):
    made = namedtuple(name, list(fields))
    made.__module__ = "sys"
    return made(**fields)


float_info = _description("float_info", max=1.7976931348623157e308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307,
                          dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _description("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _description("hash_info", width=64, modulus=2**61 - 1, inf=314159, nan=0, imag=1000003, algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0)
flags = _description("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=0, no_site=0, ignore_environment=0, verbose=0,
                     bytes_warning=0, quiet=0, hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=0, safe_path=False, int_max_str_digits=4300)
