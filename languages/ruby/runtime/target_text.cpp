// SPDX-License-Identifier: MIT
#include "languages/ruby/runtime/target_text.h"

#include <absl/container/node_hash_map.h>

namespace hypha::ruby {

static absl::node_hash_map<const CallTarget*, TargetText>& texts() {
  static auto* map = new absl::node_hash_map<const CallTarget*, TargetText>;
  return *map;
}

TargetText& make_target_text(const CallTarget* t) { return texts()[t]; }

const TargetText* find_target_text(const CallTarget* t) {
  auto it = texts().find(t);
  return it == texts().end() ? nullptr : &it->second;
}

}  // namespace hypha::ruby
