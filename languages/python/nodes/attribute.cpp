// SPDX-License-Identifier: MIT
// Filling the chains of attribute access.
#include "languages/python/nodes/attribute.h"

#include "languages/python/nodes/call.h"

namespace hypha::python {

namespace {

// A value in a cell: as a constant as long as it stays, else read each time.
bool take_cell(AttributeEntry& e, Cell& c) {
  e.unchanged = watch(c);
  e.action = e.unchanged ? AttributeEntry::Constant : AttributeEntry::CellRead;
  e.constant = c.value.get();
  e.address = c.value.address();
  if (!e.unchanged) e.unchanged = watch_plain(c);
  return e.unchanged != nullptr;
}

// An attribute of the type that an instance sees: plain values and properties; methods are bound anew each time,
// without a chain.
bool take_type_attribute(ReadAttributeOp& n, AttributeEntry& e, Cell& c) {
  Value a = value_of(&c);
  if (is_plain_value(a)) return take_cell(e, c);
  if (layout_of(a) == Layout::StaticMethod) {
    take_cell(e, c);
    e.constant = native_field(a, 0);
    return e.action == AttributeEntry::Constant;
  }
  if (layout_of(a) != Layout::Property) return false;
  Value getter = native_field(a, kGetter);
  if (!is_kind(getter, Kind::Closure)) return false;
  e.unchanged = watch(c);
  if (!e.unchanged) return false;
  Node* call = make_invocation(getter, 1, {});
  if (!call) return false;
  auto* op = new CallConstantOp<1>(getter, call);
  op->source_start = call->source_start = n.source_start;
  op->source_length = call->source_length = n.source_length;
  n.operations.emplace_back(op);
  n.operations.emplace_back(call);
  e.action = AttributeEntry::Operation;
  e.operation = op;
  return true;
}

bool fill_type(AttributeEntry& e, TypeInfo* t, Symbol* name) {
  if (is_data_descriptor(lookup(t->metatype, name))) return false;
  Cell* c = find_attribute(t, name);
  if (!c) return false;
  e.lookup = &lookup_assumption(name);
  Value a = value_of(c);
  if (is_plain_value(a) || is_kind(a, Kind::Closure)) return take_cell(e, *c);
  if (layout_of(a) != Layout::StaticMethod) return false;
  take_cell(e, *c);
  if (e.action != AttributeEntry::Constant) return false;
  e.constant = native_field(a, 0);
  return true;
}

}  // namespace

bool ReadAttributeOp::learn(AttributeEntry& e, const Value* args) {
  Value o = args[0];
  cache.drop([](const AttributeEntry& old) { return dead(old.lookup) || dead(old.unchanged); });
  if (!guard_for(o, e.type)) return false;
  TypeInfo* t = type_of(o);
  if (t->hooks_reads || t->layout == Layout::Super) return false;
  if (t->layout == Layout::Type) return fill_type(e, type_info(o), name);
  if (t->layout == Layout::Module) {
    Cell* c = module_info(o)->globals.find(name);
    if (value_of(c) == kUndefined) return false;
    take_cell(e, *c);
    return e.action == AttributeEntry::Constant;  // a cell of a module may be deleted
  }
  e.lookup = &lookup_assumption(name);
  Cell* c = find_attribute(t, name);
  Value found = value_of(c);
  if (t->hooks_failures && layout_of(found) == Layout::Property) return false;  // its getter may fail
  if (is_data_descriptor(found)) return take_type_attribute(*this, e, *c);
  if (c) e.unchanged = watch(*c);  // it might become a data descriptor
  if (e.type.guard == TypeGuard::Shape && (t->has_instance_dict || !t->slot_names.empty())) {
    if (e.type.shape->dictionary()) return false;
    if (const Property* p = e.type.shape->find(name)) {
      if (c && !e.unchanged) return false;
      e.location = p->location;
      return true;
    }
  }
  return c && take_type_attribute(*this, e, *c);
}

bool WriteAttributeOp::learn(WriteAttributeEntry& e, const Value* args) {
  Value o = args[0];
  cache.drop([](const WriteAttributeEntry& old) { return dead(old.lookup) || old.location.forgotten(); });
  if (!o.is_heap() || is_kind(o, Kind::BigInt) || is_kind(o, Kind::Double)) return false;
  TypeInfo* t = type_of(o);
  if (t->hooks_writes || t->layout == Layout::Type || t->layout == Layout::Module || !may_have_attribute(t, name))
    return false;
  if (!is_plain_value(lookup(t, name))) return false;
  WritePlan plan = plan_write(shape_of(o.ptr()), name, args[1]);
  if (!plan.cacheable || plan.grows_extension) return false;
  e = {shape_of(o.ptr()), plan.to, &lookup_assumption(name), plan.location};
  return true;
}

}  // namespace hypha::python
