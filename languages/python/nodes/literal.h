// SPDX-License-Identifier: MIT
// Displays, f-strings, calls with stars.
#pragma once
#include "languages/python/nodes/call.h"
#include "languages/python/nodes/loop.h"

namespace hypha::python {

// [a, b, c] and (a, b, c) without stars, up to N elements.
template <int N, bool kIsTuple>
struct ArrayDisplayNode : NodeOf<ArrayDisplayNode<N, kIsTuple>> {
  int count;
  Node* elements[N];
  explicit ArrayDisplayNode(const std::vector<Node*>& e) : count(int(e.size())) {
    std::copy(e.begin(), e.end(), elements);
  }
  RUN {
    typename D::template Args<N> a;
    for (int i = 0; i < count; i++) a.put(i, TRY(d.eval(elements[i])));
    return d.new_array(kIsTuple ? types.tuple->instance_shape : types.list->instance_shape, a, count);
  }
};
struct DisplayElement {
  Node* node;
  bool star;
};
Value display_append(Value list, Value v);         // the list
Value display_extend(Value list, Value iterable);  // the list; TypeError "Value after * must be an iterable, not int"
Value empty_list();
struct ListBuildNode : NodeOf<ListBuildNode> {
  std::vector<DisplayElement> elements;
  bool as_tuple;
  ListBuildNode(std::vector<DisplayElement> e, bool t) : elements(std::move(e)), as_tuple(t) {}
  RUN {
    auto list = TRY(d.call_rt(*this, empty_list));
    for (const DisplayElement& e : elements) {
      auto v = TRY(d.eval(e.node));
      if (e.star)
        TRY(d.call_rt(*this, display_extend, list, v));
      else
        TRY(d.call_rt(*this, display_append, list, v));
    }
    if (as_tuple) return d.call_rt(*this, tuple_from_list, list);
    return list;
  }
};
Value set_insert(Value set, Value v);  // the set
Value set_extend(Value set, Value iterable);
Value new_constant_set(int64_t count);
struct SetDisplayNode : NodeOf<SetDisplayNode> {
  std::vector<DisplayElement> elements;
  bool constant;  // all elements are: CPython merges a frozenset then
  SetDisplayNode(std::vector<DisplayElement> e, bool c) : elements(std::move(e)), constant(c) {}
  RUN {
    auto set =
        constant ? TRY(d.call_rt(*this, new_constant_set, int64_t(elements.size()))) : TRY(d.call_rt(*this, new_set));
    for (const DisplayElement& e : elements) {
      auto v = TRY(d.eval(e.node));
      if (e.star)
        TRY(d.call_rt(*this, set_extend, set, v));
      else
        TRY(d.call_rt(*this, set_insert, set, v));
    }
    return set;
  }
};
Value dict_insert(Value dict, Value key, Value v);      // the dict
Value dict_merge(Value dict, Value mapping);            // **mapping in a display
Value dict_merge_arguments(Value dict, Value mapping);  // **mapping in a class statement: keys are strings, each once
Value dict_insert_argument(Value dict, Value key, Value v);
struct DictElement {
  Node *key, *value;  // key null: **value
};
struct DictDisplayNode : NodeOf<DictDisplayNode> {
  std::vector<DictElement> items;
  bool arguments;  // of a class statement
  DictDisplayNode(std::vector<DictElement> i, bool a) : items(std::move(i)), arguments(a) {}
  RUN {
    auto dict = TRY(d.call_rt(*this, new_dict));
    for (const DictElement& i : items) {
      if (!i.key) {
        auto v = TRY(d.eval(i.value));
        TRY(arguments ? d.call_rt(*this, dict_merge_arguments, dict, v) : d.call_rt(*this, dict_merge, dict, v));
        continue;
      }
      auto k = TRY(d.eval(i.key));
      auto v = TRY(d.eval(i.value));
      TRY(arguments ? d.call_rt(*this, dict_insert_argument, dict, k, v) : d.call_rt(*this, dict_insert, dict, k, v));
    }
    return dict;
  }
};

// A call with stars: arguments in a list and a dict. Errors about them name the callee.
Value argument_extend(Value list, Value iterable, Value callee);
Value argument_merge(Value dict, Value mapping, Value callee);  // keys are strings, each once
struct StarCallNode : NodeOf<StarCallNode> {
  Node* callee;
  std::vector<DisplayElement> elements;
  std::vector<DictElement> items;
  StarCallNode(Node* c, std::vector<DisplayElement> e, std::vector<DictElement> i)
      : callee(c), elements(std::move(e)), items(std::move(i)) {}
  RUN {
    auto f = TRY(d.eval(callee));
    auto list = TRY(d.call_rt(*this, empty_list));
    for (const DisplayElement& e : elements) {
      auto v = TRY(d.eval(e.node));
      if (e.star)
        TRY(d.call_rt(*this, argument_extend, list, v, f));
      else
        TRY(d.call_rt(*this, display_append, list, v));
    }
    if (items.empty()) return d.call_rt(*this, call_star, f, list, d.constant(kNil));
    auto dict = TRY(d.call_rt(*this, new_dict));
    for (const DictElement& i : items) {
      if (i.key) {
        auto k = TRY(d.eval(i.key));
        auto v = TRY(d.eval(i.value));
        TRY(d.call_rt(*this, dict_insert_argument, dict, k, v));
      } else {
        auto v = TRY(d.eval(i.value));
        TRY(d.call_rt(*this, argument_merge, dict, v, f));
      }
    }
    return d.call_rt(*this, call_star, f, list, dict);
  }
};

struct DictInsertNode : NodeOf<DictInsertNode> {
  Node *dict, *key, *value;
  DictInsertNode(Node* d, Node* k, Node* v) : dict(d), key(k), value(v) {}
  RUN {
    auto o = TRY(d.eval(dict));
    auto k = TRY(d.eval(key));
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, dict_insert, o, k, v);
  }
};

// f-string pieces: each a str; joined at the end.
Value format_piece(Value v, Value spec, int64_t conversion);
Value join_pieces(Value list);
struct FormatNode : NodeOf<FormatNode> {
  Node *value, *spec;  // spec null: empty
  Value empty;
  int conversion;
  FormatNode(Node* v, Node* s, Value e, int c) : value(v), spec(s), empty(e), conversion(c) {}
  RUN {
    auto v = TRY(d.eval(value));
    auto s = spec ? TRY(d.eval(spec)) : d.constant(empty);
    return d.call_rt(*this, format_piece, v, s, conversion);
  }
};

}  // namespace hypha::python
