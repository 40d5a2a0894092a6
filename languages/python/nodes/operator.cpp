// SPDX-License-Identifier: MIT
#include "languages/python/nodes/call.h"
#include "languages/python/nodes/operator.h"
#include "languages/python/nodes/truth.h"

namespace hypha::python {

Assumption operators_intact("numbers' operators");

Value contains_in(Value v, Value container) { return contains(container, v); }
Value not_contains_in(Value v, Value container) {
  Value r = contains(container, v);
  return r.is_completion() ? r : boolean(r == kFalse);
}

// The right operand's class must not come first: that takes a subclass of the left one's, which the slow way handles; so only where the
// reflected method is not defined anywhere below.
bool OperatorBase::learn(MethodOperatorEntry& e, const Value* args) {
  Value a = args[0], b = args[1];
  cache.drop([](const MethodOperatorEntry& old) { return dead(old.lookup) || dead(old.unchanged); });
  if (!is_kind(a, Kind::Object) || type_of(a)->wraps_value) return false;
  TypeInfo *ta = type_of(a), *tb = type_of(b);
  Cell* c = find_attribute(ta, method);
  Value f = value_of(c);
  if (!binds_self(f) || !ta->subclasses.empty()) return false;
  if (tb != ta && tb->inherits_from(ta)) return false;
  e.lookup = &lookup_assumption(method);
  e.unchanged = watch(*c);
  Node* invoke = make_invocation(f, 2, {});
  if (!invoke || !e.unchanged) return false;
  Node* call = make_constant_call(f, invoke, 2);
  for (Node* n : {invoke, call}) {
    n->source_start = source_start;
    n->source_length = source_length;
    operations.emplace_back(n);
  }
  e.shape = shape_of(a.ptr());
  e.call = call;
  return true;
}

bool ObjectTruthOp::learn(TruthEntry& e, const Value* args) {
  TypeInfo* t = type_of(args[0]);
  cache.drop([](const TruthEntry& old) { return dead(old.no_bool) || dead(old.no_len); });
  if (!is_kind(args[0], Kind::Object) || t->wraps_value || find_attribute(t, names::bool_) || find_attribute(t, names::len)) return false;
  e = {shape_of(args[0].ptr()), &lookup_assumption(names::bool_), &lookup_assumption(names::len)};
  return true;
}

}  // namespace hypha::python
