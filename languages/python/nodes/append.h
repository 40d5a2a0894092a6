// SPDX-License-Identifier: MIT
// list.append, and the elements of list comprehensions.
#pragma once
#include "languages/python/nodes/guard.h"
#include "nodes/element/append.h"

namespace hypha::python {

Value list_append(Value list, Value v);  // None

// The words kList and kList + 1: a list, which has been tested, and a value.
template <int kList>
struct AppendOp : OperationOf<AppendOp<kList>> {
  RUN {
    auto list = d.arg(kList);
    auto v = d.arg(kList + 1);
    auto holds = [=](ArrayStrategy s) { return d.has_strategy(list, s); };
    return append_by_strategy(d, *this, list, v, holds, d.constant(kNil),
                              [=, this] { return d.call_rt(*this, list_append, list, v); });
  }
};

struct ComprehensionElementNode : NodeOf<ComprehensionElementNode> {
  int list;  // slot
  Node* element;
  AppendOp<0> append;
  ComprehensionElementNode(int l, Node* e) : list(l), element(e) {}
  void each_part(auto f) { f(append); }
  RUN {
    typename D::template Args<2> words;
    auto v = TRY(d.eval(element));
    words.put(0, d.get(list));
    words.put(1, v);
    return d.apply(&append, words);
  }
};

}  // namespace hypha::python
