// SPDX-License-Identifier: MIT
#include "tests/partial_eval/toy/toy.h"

#include "framework/node/tiering.h"
#include "partial_eval/code/install.h"

namespace hypha::toy {

int64_t effects = 0;

namespace {
Shape *closures, *records;
Value overflow() { return throw_value(fixnum(-999)); }
}  // namespace

void boot() {
  static bool done = false;
  if (done) return;
  done = true;
  number::double_shape_id = Shape::root(nullptr, Kind::Double, 0)->id();
  closures = Shape::root(nullptr, Kind::Closure, Closure::kFields, Closure::kFields);
  records = Shape::root(nullptr, Kind::Object, 4);
  runtime_hooks.stack_overflow = overflow;
  pe::install_compiler();
}

Shape* closure_shape() { return closures; }
Shape* record_shape() { return records; }

Assumption& numbers_intact() {
  static Assumption a("numbers intact");
  return a;
}

Value type_error(Value, Value) { return throw_value(fixnum(-1)); }

Value RecordRules::read(Value object, Symbol* name) {
  if (!is_kind(object, Kind::Object)) return type_error(object, kNil);
  Value v = get_property(object.ptr<Object>(), name);
  return v == kUndefined ? kNil : v;
}
Value RecordRules::write(Value object, Symbol* name, Value v) {
  if (!is_kind(object, Kind::Object)) return type_error(object, v);
  set_property(object.ptr<Object>(), name, v);
  return v;
}

CallTarget* Program::function(const char* name, uint32_t arguments, uint32_t slots) {
  CallTarget& t = targets_.emplace_back();
  t.name = name;
  t.argument_count = arguments;
  t.slot_count = slots;
  t.size = 10;
  return &t;
}

void Program::body(CallTarget* t, Node* n) { t->body = n; }

Value run(CallTarget* t, std::vector<int64_t> fixnums) {
  Value args[8];
  for (size_t i = 0; i < fixnums.size(); i++) args[i] = fixnum(fixnums[i]);
  return invoke(t, args);
}

void compile_now(CallTarget* t) { tiering.compile(t); }

}  // namespace hypha::toy

namespace hypha {
template struct NodeOf<toy::MakeClosureNode>;
template struct NodeOf<toy::CallClosureNode>;
template struct NodeOf<toy::ClosureEnvNode>;
template struct NodeOf<toy::NewRecordNode>;
template struct NodeOf<toy::GetNode>;
template struct NodeOf<toy::SetNode>;
template struct NodeOf<toy::EffectNode>;
template struct NodeOf<toy::ThrowNode>;
template struct NodeOf<BinaryNode<AddOp>>;
template struct NodeOf<BinaryNode<SubOp>>;
template struct NodeOf<BinaryNode<MulOp>>;
template struct NodeOf<BinaryNode<LessOp>>;
}  // namespace hypha
