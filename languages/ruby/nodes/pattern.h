// SPDX-License-Identifier: MIT
// Steps of case/in; the subject, its array or its hash stand in slots.
#pragma once
#include "languages/ruby/nodes/definition.h"

namespace hypha::ruby {

struct MatchValueNode : NodeOf<MatchValueNode> {  // pattern === subject
  int slot;
  Node* pattern;
  MatchValueNode(int s, Node* p) : slot(s), pattern(p) {}
  RUN {
    auto p = TRY(d.eval(pattern));
    return d.call_rt(*this, pattern_matches, d.get(slot), p);
  }
};

Value pattern_element(Value array, Value index, int64_t offset);
Value pattern_span(Value array, Value index, int64_t offset, int64_t before);
Value pattern_room(Value array, Value index, int64_t needed);
Value pattern_hash_size(Value hash, int64_t size);
struct ArrayPickAtNode : NodeOf<ArrayPickAtNode> {
  int slot, index, offset;
  ArrayPickAtNode(int s, int i, int o) : slot(s), index(i), offset(o) {}
  RUN {
    auto a = d.get(slot);
    auto i = d.get(index);
    return d.call_rt(*this, pattern_element, a, i, offset);
  }
};
struct ArraySpanNode : NodeOf<ArraySpanNode> {  // what is before the match, or behind it
  int slot, index, offset;
  bool before;
  ArraySpanNode(int s, int i, int o, bool b) : slot(s), index(i), offset(o), before(b) {}
  RUN {
    auto a = d.get(slot);
    auto i = d.get(index);
    return d.call_rt(*this, pattern_span, a, i, offset, before);
  }
};
struct ArrayRoomNode : NodeOf<ArrayRoomNode> {
  int slot, index, needed;
  ArrayRoomNode(int s, int i, int n) : slot(s), index(i), needed(n) {}
  RUN {
    auto a = d.get(slot);
    auto i = d.get(index);
    return d.call_rt(*this, pattern_room, a, i, needed);
  }
};
struct HasPatternKeyNode : NodeOf<HasPatternKeyNode> {
  int slot, into;
  Symbol* key;
  HasPatternKeyNode(int s, int i, Symbol* k) : slot(s), into(i), key(k) {}
  RUN {
    auto v = d.call_rt(*this, pattern_hash_fetch, d.get(slot), key);
    TRY(v);
    d.set(into, v);
    return d.val(d.not_(d.same(v, d.constant(kUndefined))));
  }
};
struct HashSizeIsNode : NodeOf<HashSizeIsNode> {
  int slot, size;
  HashSizeIsNode(int s, int n) : slot(s), size(n) {}
  RUN { return d.call_rt(*this, pattern_hash_size, d.get(slot), size); }
};

}  // namespace hypha::ruby
