// SPDX-License-Identifier: MIT
// Which keys a hash table can hash and compare by itself, and how. Internal to framework/object.
#pragma once
#include "framework/object/hash.h"

namespace hypha::hash {

enum class Match : uint8_t { No, Yes, Ask };
// Of a stored and a sought key with equal hashes. Never runs guest code, never allocates.
Match match_keys(Value stored, Value key, const KeyProtocol& p);

// The table's hash of `key`: kNil or kThrow. May run guest code.
Value hash_key(const Hash* h, Value key, const KeyProtocol& p, uint64_t* out);
uint64_t hash_identity(Value key);

// Equal to itself and never anything else later: identical bits are a match without hashing.
inline bool is_immutable_key(Value v) {
  return !v.is_heap() || v.ptr()->kind == Kind::Symbol || v.ptr()->kind == Kind::StringData;
}

}  // namespace hypha::hash
