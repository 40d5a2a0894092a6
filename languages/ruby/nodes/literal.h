// SPDX-License-Identifier: MIT
// Literals that make an object each time, and conversions that the syntax implies.
#pragma once
#include "languages/ruby/nodes/block.h"
#include "nodes/node_of.h"

namespace hypha::ruby {

// Frozen; the same one for the same text.
Value shared_string(std::string_view text);
Value source_encoding();  // __ENCODING__

// !value: the method, once somebody has defined one.
struct NotOperatorNode : NodeOf<NotOperatorNode> {
  Node* value;
  Assumption* intact;
  DispatchNode<0> dispatch{CallSite{names::not_}};
  explicit NotOperatorNode(Node* v) : value(v), intact(&builtin_operator(names::not_)) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.if_(d.when(*intact, d.same(v, v)), [=] { return d.val(d.not_(d.truthy(v))); },
                 [=, this] {
                   typename D::template Args<kMethodHeader> words;
                   words.put(0, v);
                   words.put(1, d.constant(kNil));
                   return d.apply(&dispatch, words);
                 });
  }
};

// Runtime halves (literal.cpp).
Value string_from_data(Value data);
Value make_regexp(std::string_view source, int flags);     // core/regexp.cpp; flags: 1 i, 2 x, 4 m
Value regexp_from_string(Value source, int64_t flags);
Value interpolate_start();
Value interpolate_text(Value builder, Value data);
Value interpolate_value(Value builder, Value v);           // calls to_s
Value symbol_from_string(Value string);
Value array_append(Value array, Value v);
Value array_append_splat(Value array, Value v);            // v.to_a
Value splat_to_array(Value v);                             // a fresh Array
Value to_array_for_assignment(Value v);                    // to_ary, else [v]
Value array_tail(Value array, int64_t from, int64_t behind);  // elements [from, size - behind)
Value array_from_end(Value array, int64_t from, int64_t index, int64_t behind);
Value hash_literal_set(Value hash, Value key, Value value);
Value hash_literal_merge(Value hash, Value other);         // **other
Value make_hash();
Value make_range(Value begin, Value end, int64_t exclusive);
Value block_to_proc(Value v);                              // &v

// fn(child): a conversion.
template <auto Fn>
struct ConvertNode : NodeOf<ConvertNode<Fn>> {
  Node* value;
  explicit ConvertNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.call_rt(*this, Fn, v);
  }
};

// The right side of a multiple assignment.
struct ToArrayNode : NodeOf<ToArrayNode> {
  Node* value;
  explicit ToArrayNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.if_(d.has_kind(v, Kind::Array), [=] { return v; }, [=, this] { return d.call_rt(*this, to_array_for_assignment, v); });
  }
};

// &expression: closures and nil need no conversion.
struct BlockPassNode : NodeOf<BlockPassNode> {
  Node* value;
  explicit BlockPassNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.if_(d.has_kind(v, Kind::Closure), [=] { return v; }, [=, this] {
      return d.if_(d.same(v, d.constant(kNil)), [=] { return v; }, [=, this] { return d.call_rt(*this, block_to_proc, v); });
    });
  }
};

struct StringLiteralNode : NodeOf<StringLiteralNode> {
  Value data;
  explicit StringLiteralNode(Value v) : data(v) {}
  RUN { return d.call_rt(*this, string_from_data, d.constant(data)); }
};

// Parts are converted and joined in a builder. A text part is a StringData literal.
struct InterpolationNode : NodeOf<InterpolationNode> {
  struct Part {
    Value text;   // kUndefined: evaluate `node`
    Node* node;
  };
  std::vector<Part> parts;
  explicit InterpolationNode(std::vector<Part> p) : parts(std::move(p)) {}
  RUN {
    auto s = TRY(d.call_rt(*this, interpolate_start));
    for (const Part& p : parts) {
      if (p.node) {
        auto v = TRY(d.eval(p.node));
        TRY(d.call_rt(*this, interpolate_value, s, v));
      } else {
        TRY(d.call_rt(*this, interpolate_text, s, d.constant(p.text)));
      }
    }
    return s;
  }
};

// [a, b, c], at most kMaxAdaptedWords; longer ones and those with splats are built by ArrayBuildNode.
template <int N>
struct ArrayLiteralNode : NodeOf<ArrayLiteralNode<N>> {
  int count;
  Node* elements[N];
  explicit ArrayLiteralNode(const std::vector<Node*>& e) : count(int(e.size())) { std::copy(e.begin(), e.end(), elements); }
  RUN {
    typename D::template Args<N> a;
    for (int i = 0; i < count; i++) a.put(i, TRY(d.eval(elements[i])));
    return d.new_array(classes.Array->instance_shape, a, count);
  }
};
struct ArrayBuildNode : NodeOf<ArrayBuildNode> {
  struct Element {
    Node* node;
    bool splat;
  };
  std::vector<Element> elements;
  explicit ArrayBuildNode(std::vector<Element> e) : elements(std::move(e)) {}
  RUN {
    typename D::template Args<1> none;
    none.put(0, d.constant(kNil));
    auto a = d.new_array(classes.Array->instance_shape, none, 0);
    for (const Element& e : elements) {
      auto v = TRY(d.eval(e.node));
      if (e.splat) TRY(d.call_rt(*this, array_append_splat, a, v));
      else TRY(d.call_rt(*this, array_append, a, v));
    }
    return a;
  }
};

struct HashLiteralNode : NodeOf<HashLiteralNode> {
  struct Pair {
    Node *key, *value;  // key null: **value
  };
  std::vector<Pair> pairs;
  explicit HashLiteralNode(std::vector<Pair> p) : pairs(std::move(p)) {}
  RUN {
    auto h = TRY(d.call_rt(*this, make_hash));
    for (const Pair& p : pairs) {
      if (!p.key) {
        auto v = TRY(d.eval(p.value));
        TRY(d.call_rt(*this, hash_literal_merge, h, v));
      } else {
        auto k = TRY(d.eval(p.key));
        auto v = TRY(d.eval(p.value));
        TRY(d.call_rt(*this, hash_literal_set, h, k, v));
      }
    }
    return h;
  }
};

struct RangeNode : NodeOf<RangeNode> {
  Node *low, *high;
  bool exclusive;
  RangeNode(Node* l, Node* h, bool e) : low(l), high(h), exclusive(e) {}
  RUN {
    auto a = TRY(d.eval(low));
    auto b = TRY(d.eval(high));
    return d.call_rt(*this, make_range, a, b, exclusive);
  }
};

// Element `index` of an Array in a slot, counted from the front, or behind a splat.
struct ArrayPickNode : NodeOf<ArrayPickNode> {
  int slot, index;
  SpreadElementOp element;
  explicit ArrayPickNode(int s, int i) : slot(s), index(i) {}
  RUN {
    typename D::template Args<2> from;
    from.put(0, d.get(slot));
    from.put(1, d.constant(fixnum(index)));
    return d.apply(&element, from);
  }
};
struct ArrayPickEndNode : NodeOf<ArrayPickEndNode> {
  int slot, from, index, behind;  // element `index` of the `behind` last ones; the first `from` belong to others
  ArrayPickEndNode(int s, int f, int i, int b) : slot(s), from(f), index(i), behind(b) {}
  RUN { return d.call_rt(*this, array_from_end, d.get(slot), from, index, behind); }
};
struct ArrayTailNode : NodeOf<ArrayTailNode> {
  int slot, from, behind;
  ArrayTailNode(int s, int f, int b) : slot(s), from(f), behind(b) {}
  RUN { return d.call_rt(*this, array_tail, d.get(slot), from, behind); }
};

}  // namespace hypha::ruby
