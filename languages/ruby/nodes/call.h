// SPDX-License-Identifier: MIT
// The rarer forms of calls: arguments in an Array, blocks asked for, default parameters, keywords.
#pragma once
#include "languages/ruby/nodes/literal.h"

namespace hypha::ruby {

Value call_splat(DispatchBase* site, Value caller, Value self, Value block, Value array);

// receiver.name(*array, &block): `arguments` yields an Array.
struct SplatCallNode : NodeOf<SplatCallNode> {
  Node *receiver, *arguments, *block;
  bool catches_break;
  DispatchNode<0> dispatch;  // holds the site
  SplatCallNode(CallSite s, Node* r, Node* a, Node* b, bool breaks)
      : receiver(r), arguments(a), block(b), catches_break(breaks), dispatch(s) {}
  RUN {
    auto self = TRY(d.eval(receiver));
    auto array = TRY(d.eval(arguments));
    auto* site = static_cast<DispatchBase*>(&dispatch);
    if (!block) return d.call_rt(*this, call_splat, site, d.get(0), self, d.constant(kNil), array);
    auto b = TRY(d.eval(block));
    auto call = [=, this] { return d.call_rt(*this, call_splat, site, d.get(0), self, b, array); };
    if (!catches_break) return call();
    return catch_break(d, b, call);
  }
};

struct SplatYieldNode : NodeOf<SplatYieldNode> {
  Node *block, *arguments;
  SplatYieldNode(Node* b, Node* a) : block(b), arguments(a) {}
  RUN {
    auto b = TRY(d.eval(block));
    auto array = TRY(d.eval(arguments));
    return d.if_(
        d.has_kind(b, Kind::Closure), [=, this] { return d.call_rt(*this, call_block_array, b, array); },
        [=, this] { return d.seldom([=, this] { return d.call_rt(*this, no_block_given); }); });
  }
};

// receiver&.name: nil if the receiver (in a slot) is nil.
struct IsNilNode : NodeOf<IsNilNode> {
  Node* value;
  explicit IsNilNode(Node* v) : value(v) {}
  RUN {
    auto v = TRY(d.eval(value));
    return d.val(d.same(v, d.constant(kNil)));
  }
};

struct BlockGivenNode : NodeOf<BlockGivenNode> {
  Node* block;
  explicit BlockGivenNode(Node* b) : block(b) {}
  RUN {
    auto b = TRY(d.eval(block));
    return d.val(d.has_kind(b, Kind::Closure));
  }
};

// An optional parameter: the default runs if no argument came.
struct DefaultParameterNode : NodeOf<DefaultParameterNode> {
  int slot;
  Node* value;
  DefaultParameterNode(int s, Node* v) : slot(s), value(v) {}
  RUN {
    auto given = d.get(slot);
    return d.if_(
        d.same(given, d.constant(kUndefined)),
        [=, this]() -> typename D::Val {
          auto v = TRY(d.eval(value));
          d.set(slot, v);
          return v;
        },
        [=] { return given; });
  }
};

Value take_keyword(Value hash, Symbol* name);         // kUndefined if absent
Value check_keywords(Value hash, const Parameters*);  // missing or unknown ones: ArgumentError
Value keyword_rest(Value hash, const Parameters*);    // a Hash of the others
struct CheckKeywordsNode : NodeOf<CheckKeywordsNode> {
  int slot;
  const Parameters* parameters;
  CheckKeywordsNode(int s, const Parameters* p) : slot(s), parameters(p) {}
  RUN { return d.call_rt(*this, check_keywords, d.get(slot), parameters); }
};
struct TakeKeywordNode : NodeOf<TakeKeywordNode> {
  int slot, into;
  Symbol* name;
  TakeKeywordNode(int s, int i, Symbol* n) : slot(s), into(i), name(n) {}
  RUN {
    auto v = d.call_rt(*this, take_keyword, d.get(slot), name);
    TRY(v);
    d.set(into, v);
    return v;
  }
};
struct KeywordRestNode : NodeOf<KeywordRestNode> {
  int slot;
  const Parameters* parameters;
  KeywordRestNode(int s, const Parameters* p) : slot(s), parameters(p) {}
  RUN { return d.call_rt(*this, keyword_rest, d.get(slot), parameters); }
};

}  // namespace hypha::ruby
