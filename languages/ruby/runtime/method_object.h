// SPDX-License-Identifier: MIT
// Method and UnboundMethod objects (fields: MethodObjectField).
#pragma once
#include "languages/ruby/runtime/registration.h"

namespace hypha::ruby {

Value new_method_object(Value receiver, Method*, Symbol* name);  // receiver kUndefined: UnboundMethod
Value new_unbound_method(ClassInfo* seen_in, Method*, Symbol* name);
Method* method_of_object(Value method_object);
Value method_object_receiver(Value method_object);  // kUndefined: unbound
Symbol* method_object_name(Value method_object);
int method_object_arity(Value method_object);
Value call_method_object(Value method_object, std::span<const Value> args, Value block, bool keywords);
int method_arity(const Method*);
// [[:req, :a], [:opt, :b], ...]
Value parameter_list(const Parameters*, bool strict);

}  // namespace hypha::ruby
