// SPDX-License-Identifier: MIT
// What match asks of a subject. Each node answers true or false and leaves the parts in an array in `items`.
#pragma once
#include "languages/python/nodes/unpack.h"

namespace hypha::python {

Value match_sequence(Value subject, int64_t count, int64_t star);       // the parts, None: no match
Value match_mapping(Value subject, Value keys, int64_t with_rest);
Value match_class(Value subject, Value type, int64_t positional, const std::vector<Symbol*>* names);

template <class D, class F>
typename D::Val keep_parts(D d, int items, F parts) {
  auto v = TRY(parts());
  d.set(items, v);
  return d.val(d.not_(d.same(v, d.constant(kNil))));
}

struct MatchSequenceNode : NodeOf<MatchSequenceNode> {
  int subject, items, count, star;
  MatchSequenceNode(int s, int i, int n, int st) : subject(s), items(i), count(n), star(st) {}
  RUN {
    return keep_parts(d, items, [=, this] { return d.call_rt(*this, match_sequence, d.get(subject), count, star); });
  }
};
struct MatchMappingNode : NodeOf<MatchMappingNode> {
  int subject, items;
  Node* keys;
  bool rest;
  MatchMappingNode(int s, int i, Node* k, bool r) : subject(s), items(i), keys(k), rest(r) {}
  RUN {
    auto k = TRY(d.eval(keys));
    return keep_parts(d, items, [=, this] { return d.call_rt(*this, match_mapping, d.get(subject), k, rest); });
  }
};
struct MatchClassNode : NodeOf<MatchClassNode> {
  int subject, items;
  Node* type;
  int positional;
  std::vector<Symbol*> names;
  MatchClassNode(int s, int i, Node* t, int p, std::vector<Symbol*> n) : subject(s), items(i), type(t), positional(p), names(std::move(n)) {}
  RUN {
    auto t = TRY(d.eval(type));
    return keep_parts(d, items, [=, this] {
      return d.call_rt(*this, match_class, d.get(subject), t, positional, static_cast<const std::vector<Symbol*>*>(&names));
    });
  }
};

// A part, for the pattern inside.
struct PickNode : NodeOf<PickNode> {
  int items, index;
  LoopElementOp element;
  PickNode(int s, int i) : items(s), index(i) {}
  void each_part(auto f) { f(element); }
  RUN {
    typename D::template Args<2> a;
    a.put(0, d.get(items));
    a.put(1, d.constant(fixnum(index)));
    return d.apply(&element, a);
  }
};

}  // namespace hypha::python
