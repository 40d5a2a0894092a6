// SPDX-License-Identifier: MIT
// A node is written once: `struct Add : NodeOf<Add> { ...; RUN { ... } };`. From the one template run<D> come the interpreter, the
// partial evaluator's reading and the continuation after a deoptimization. docs/nodes.md has worked examples.
// Rules for authors:
//   1. dynamic values only through `d`; no assignment to captured ones;
//   2. loop-carried state lives in frame slots;
//   3. specialize()/cached() name all impure results so far, in order; inside a part of another construct (if_, specialize ...) they come
//      before anything impure of that part;
//   4. node fields are written only by the framework's learning;
//   5. a case's guard is pure; a body that may fail (*_exact) does so before its first effect;
//   6. after a call, an effect or a poll inside a case, nothing that was tested before holds.
#pragma once
#include "partial_eval/stage/stage.h"

namespace hypha {

// A node that evaluates its children itself. The functions are not inline: `extern template struct NodeOf<X>;` below a node that many
// translators make lets one file compile it (nodes/control/control.cpp).
template <class Self>
struct NodeOf : Node {
  [[gnu::flatten, gnu::hot]] Value execute(Frame* f) final;
  pe::SVal build(pe::Stage s) final;
  [[gnu::noinline, gnu::cold]] Value resume(Resume r) final;
};
template <class Self>
[[gnu::flatten, gnu::hot]] Value NodeOf<Self>::execute(Frame* f) {
  return static_cast<Self*>(this)->run(Interp{f});
}
template <class Self>
pe::SVal NodeOf<Self>::build(pe::Stage s) {
  return static_cast<Self*>(this)->run(s);
}
template <class Self>
Value NodeOf<Self>::resume(Resume r) {
  return static_cast<Self*>(this)->run(r);
}

// A node that is given its inputs: d.arg(i).
template <class Self>
struct OperationOf : Node {
  [[gnu::flatten, gnu::hot]] Value apply(Frame* f, const Value* args) final { return static_cast<Self*>(this)->run(Interp{f, args}); }
  pe::SVal build(pe::Stage s) final { return static_cast<Self*>(this)->run(s); }
  [[gnu::noinline, gnu::cold]] Value resume(Resume r) final { return static_cast<Self*>(this)->run(r); }
};

// The same for an operation with a base class of its own.
#define HY_OPERATION_FUNCTIONS                                                                     \
  [[gnu::flatten, gnu::hot]] Value apply(Frame* f, const Value* args) final { return run(Interp{f, args}); } \
  pe::SVal build(pe::Stage s) final { return run(s); }                                             \
  [[gnu::noinline, gnu::cold]] Value resume(Resume r) final { return run(r); }

#define RUN template <class D> [[gnu::always_inline]] inline typename D::Val run(D d)

}  // namespace hypha
