// SPDX-License-Identifier: MIT
// Code with its environment: a block, lambda or inner function. The environment is a Slots object (Env): slot 0 is the
// enclosing Env, the others are the captured variables of one activation.
#pragma once
#include "framework/heap/heap.h"
#include "framework/object/shape.h"

namespace hypha {

struct CallTarget;

struct Closure : Object {  // Object family, aux = kFields
  CallTarget* target;      // raw, aligned: the collector takes it for a fixnum
  Slot env;
  Slot self;
  Slot extra;  // the language's: home activation, lambda flag, defaults ...
  static constexpr uint8_t kFields = 4;
};

inline Closure* make_closure(Shape* s, CallTarget* t, Value env, Value self, Value extra) {
  auto* c = heap::allocate<Closure>(s->id(), Kind::Closure);
  c->aux = Closure::kFields;
  c->extension.init(kNil);
  c->target = t;
  c->env.init(env);
  c->self.init(self);
  c->extra.init(extra);
  return c;
}

}  // namespace hypha
