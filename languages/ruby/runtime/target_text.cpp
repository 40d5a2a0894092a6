// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/target_text.h"

#include <absl/container/node_hash_map.h>

#include "languages/ruby/runtime/class.h"

namespace hypha::ruby {

static absl::node_hash_map<const CallTarget*, TargetText>& texts() {
  static auto* map = new absl::node_hash_map<const CallTarget*, TargetText>;
  return *map;
}

TargetText& make_target_text(const CallTarget* t) {
  std::lock_guard held(class_lock());
  return texts()[t];
}

const TargetText* find_target_text(const CallTarget* t) {
  std::lock_guard held(class_lock());
  auto it = texts().find(t);
  return it == texts().end() ? nullptr : &it->second;
}

}  // namespace hypha::ruby
