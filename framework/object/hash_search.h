// SPDX-License-Identifier: MIT
// Searching a table that is not concurrent (hash_concurrent.h). Internal to framework/object.
#pragma once
#include "framework/object/hash_key.h"
#include "framework/object/hash_storage.h"
#include "framework/object/sharing.h"
#include "framework/thread/object_lock.h"

namespace hypha::hash {

// A guest equality that changes the table at every call would keep a search going for ever; then the key counts as
// absent.
constexpr int kMaxRestarts = 1000;
constexpr Value kChanged = kFailed;  // start again

enum Part : uint8_t { kKey = 1, kValue = 2 };  // word of an entry

// What a search for one key knows.
struct Search {
  Value key;
  const KeyProtocol& p;
  uint64_t hash = 0;
  bool hashed = false, by_identity = false;
  int restarts = 0;
  int64_t position = -1;

  // Sets `hash`; kNil or kThrow. May run guest code.
  bool has_hash(const Hash* h) const { return hashed && by_identity == hash::by_identity(h); }
  Value take_hash(const Hash* h) {
    if (has_hash(h)) return kNil;
    by_identity = hash::by_identity(h);
    Value status = hash_key(h, key, p, &hash);
    hashed = status != kThrow;
    return status;
  }
};

// The lock of a table that is shared; nothing for a local one.
class Exclusive {
 public:
  explicit Exclusive(Hash* h) : hash_(h) { retake(); }
  ~Exclusive() { release(); }
  Exclusive(const Exclusive&) = delete;
  Exclusive& operator=(const Exclusive&) = delete;
  void release() {
    if (locked_) [[unlikely]]
      ObjectLock::release(hash_);
    locked_ = false;
  }
  void retake() {  // guest code that ran meanwhile may have shared it
    locked_ = sharing::is_shared(hash_);
    if (locked_) [[unlikely]]
      ObjectLock::acquire(hash_);
  }

 private:
  Hash* hash_;
  bool locked_ = false;
};

// kTrue: at s.position; kFalse; kThrow; kChanged: the table is concurrent now. A key that is there as the very same
// value may do without its hash. The lock is given up while guest code runs.
Value find(Hash* h, Search& s, Exclusive& held);
// Without the lock of a table that may be shared. kUndefined: absent; kThrow; kChanged: ask under the lock.
Value read_unlocked(Hash* h, Search& s, Part part);

}  // namespace hypha::hash
