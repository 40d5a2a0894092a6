// SPDX-License-Identifier: MIT
// For stress modes and debug builds: what machine code and other threads rely on without a test holds for every live
// object when the world is stopped.
#include <algorithm>

#include "framework/engine/check.h"
#include "framework/heap/marker.h"
#include "framework/object/array.h"
#include "framework/object/shape.h"
#include "framework/object/sharing.h"

namespace hypha::heap {

namespace {

// What other threads can reach refers to nothing that only one of them may touch (object/sharing.h).
void verify_sharing(const HeapObject* o) {
  struct Check final : Tracer {
    void visit(Value v) override {
      HY_CHECK(!v.is_heap() || sharing::is_leaf(v.ptr()) || sharing::is_shared(v.ptr()),
               "a shared object refers to one that is not");
    }
    void visit_range(const Value* from, const Value* to) override {
      for (const Value* p = from; p < to; p++) visit(*p);
    }
    void scan_conservative(const void*, const void*) override {}
  } check;
  trace_object(o, check);
}

void verify_storage(const Array* a) {
  const Value storage = a->storage.load();
  const char* end = static_cast<const char*>(a->data) + 8 * a->length();
  HY_CHECK(a->length() >= 0 && end <= static_cast<const char*>(a->limit), "an array is longer than its storage");
  if (!storage.is_heap()) return;
  const Kind kind = holds_values(a->strategy()) ? Kind::Slots : Kind::Raw;
  HY_CHECK(storage.ptr()->kind == kind, "an array's storage does not fit its strategy");
  if (!holds_ints(a->strategy())) return;
  const auto* from = reinterpret_cast<const Value*>(static_cast<const char*>(a->data));
  HY_CHECK(std::all_of(from, from + a->length(), [](Value v) { return v.is_int(); }),
           "an array of ints holds something else");
}

}  // namespace

void verify_object(const HeapObject* o) {
  if (sharing::is_shared(o)) verify_sharing(o);
  if (o->kind == Kind::Array) verify_storage(static_cast<const Array*>(o));
  if (o->kind == Kind::Object)
    HY_CHECK(shape_of(o)->describes(static_cast<const Object*>(o)), "a field holds a value that its type excludes");
}

}  // namespace hypha::heap
