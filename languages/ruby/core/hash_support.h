// SPDX-License-Identifier: MIT
// What the files of Hash share. The flags word of a Hash: the framework's kByIdentity, whether the default is a proc,
// and above them how many iterations are going on (new keys are refused meanwhile).
#pragma once
#include "framework/object/sharing.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

constexpr int64_t kDefaultProc = 2, kIteration = 256;

inline Hash* hash_of(Value v) { return v.ptr<Hash>(); }
inline int64_t hash_flags(Value hash) { return hash_of(hash)->flags.load().as_int(); }
inline void set_hash_flags(Value hash, int64_t flags) { hash_of(hash)->flags.write(hash_of(hash), fixnum(flags)); }
// By the running thread, if several can reach it: other threads' iterations meet the change.
bool is_iterated_here(Value shared_hash);
inline bool is_iterated(Value hash) {
  return sharing::is_shared(hash.ptr()) ? is_iterated_here(hash) : hash_flags(hash) >= kIteration;
}
inline bool has_default_proc(Value hash) { return hash_flags(hash) & kDefaultProc; }
inline Value check_hash(Value hash) { return is_frozen_flag(hash) ? check_frozen(hash) : kNil; }

Value to_hash(Value v);                           // implicit conversion, or TypeError
Value hash_default(Value hash, Value key);        // what a missing key gives
Value hash_aref(Value hash, Value key);           // hash[key]
Value hash_aset(Value hash, Value key, Value v);  // hash[key] = v, with all checks
Value hash_has_key(Value hash, Value key);        // kTrue, kFalse or a completion
Value copy_hash(Value hash);                      // entries and kByIdentity; no default
void set_default_proc(Value hash, Value proc);    // nil: none

}  // namespace hypha::ruby
