// SPDX-License-Identifier: MIT
// dict: iteration, and the views that keys(), values() and items() give.
#include "languages/python/core/dict.h"
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

enum class Part : uint8_t { Keys, Values, Items };
constexpr int kParts = 3;
struct ViewTypes {
  TypeInfo *view, *forward, *backward;
};
ViewTypes view_types[kParts];
const ViewTypes& types_of(Part p) { return view_types[size_t(p)]; }

template <Part kPart, bool kBackwards>
Value next_part(Value it) {
  Value key, v;
  Value more = next_entry(it, "dictionary", kBackwards, &key, &v);
  if (more != kTrue) return more;
  return kPart == Part::Keys ? key : kPart == Part::Values ? v : new_tuple({key, v});
}

}  // namespace

Value next_item(Value it) {
  Value key, v;
  Value more = next_entry(it, "dictionary", false, &key, &v);
  if (more != kTrue) return more;
  set_native_field(it, kItemValue, v);
  return key;
}

namespace {

Value table_of(Value view) { return native_field(view, 0); }
bool is_view(Value v, Part p) { return is_kind(v, Kind::Native) && type_of(v) == types_of(p).view; }
bool is_set_like(Value v) { return is_set(v) || is_view(v, Part::Keys) || is_view(v, Part::Items); }

template <Part kPart>
Value view_iter(Value view) {
  return make_table_iterator(types_of(kPart).forward, table_of(view));
}
template <Part kPart>
Value view_reversed(Value view) {
  return make_table_iterator(types_of(kPart).backward, table_of(view), true);
}
Value dict_iter(Value dict) { return make_table_iterator(types_of(Part::Keys).forward, dict); }
Value dict_reversed(Value dict) { return make_table_iterator(types_of(Part::Keys).backward, dict, true); }

Value view_length(Value view) { return fixnum(hash_of(table_of(view))->count()); }
Value view_mapping(Value view) { return new_native(types.mappingproxy, {table_of(view)}); }

Value view_repr(Value view) {
  static const char guard = 0;
  RecursionGuard recursion(&guard, view);
  if (!recursion.entered()) return new_str("...");
  Value elements = PY_TRY(list_of(view));
  return new_str(type_name(view) + "(" + std::string(view_of(PY_TRY(repr(elements)))) + ")");
}

Value keys_contain(Value view, Value key) { return set_contains(table_of(view), key); }

Value items_contain(Value view, Value item) {
  if (!is_tuple(item) || length_of(item) != 2) return kFalse;
  Value v = PY_TRY(dict_get(table_of(view), array::get(array_of(item), 0)));
  return v == kUndefined ? kFalse : equal(v, array::get(array_of(item), 1));
}

// ---- set operations of keys and items: by sets made of both

template <Operator kOp>
Value view_operator(Value view, Value other) {
  Value a = PY_TRY(set_of(view)), b = PY_TRY(set_of(other));
  return binary(kOp, a, b);
}
template <Operator kOp>
Value view_reflected(Value view, Value other) {
  Value a = PY_TRY(set_of(other)), b = PY_TRY(set_of(view));
  return binary(kOp, a, b);
}
template <Compare kOp>
Value view_compare(Value view, Value other) {
  if (!is_set_like(other)) return not_implemented;
  Value a = PY_TRY(set_of(view)), b = PY_TRY(set_of(other));
  return compare(kOp, a, b);
}
Value items_eq(Value view, Value other) {
  if (is_view(other, Part::Items)) return dict_equal(table_of(view), table_of(other));
  return view_compare<Compare::Equal>(view, other);
}
Value items_ne(Value view, Value other) {
  Value same = PY_TRY(items_eq(view, other));
  return same == not_implemented ? same : boolean(same == kFalse);
}

Value view_isdisjoint(Value view, Value other) {
  Value r = for_each(other, [&](Value v) -> Value {
    Value in = contains(view, v);
    return in == kFalse ? kNil : in == kTrue ? kFalse : in;
  });
  return r == kNil ? kTrue : r;
}

template <Part kPart>
Value make_view(Value dict) {
  return new_native(types_of(kPart).view, {dict});
}

constexpr NativeRow kIteratorRows[] = {{"__length_hint__", native<table_iterator_hint>}};
constexpr NativeRow kViewRows[] = {{"__len__", native<view_length>}, {"__repr__", native<view_repr>}};
constexpr GetterRow kViewGetters[] = {{"mapping", view_mapping}};
constexpr NativeRow kSetRows[] = {
    {"__and__", native<view_operator<Operator::And>>, "value /"},
    {"__rand__", native<view_reflected<Operator::And>>, "value /"},
    {"__or__", native<view_operator<Operator::Or>>, "value /"},
    {"__ror__", native<view_reflected<Operator::Or>>, "value /"},
    {"__xor__", native<view_operator<Operator::Xor>>, "value /"},
    {"__rxor__", native<view_reflected<Operator::Xor>>, "value /"},
    {"__sub__", native<view_operator<Operator::Sub>>, "value /"},
    {"__rsub__", native<view_reflected<Operator::Sub>>, "value /"},
    {"__lt__", native<view_compare<Compare::Less>>, "value /"},
    {"__le__", native<view_compare<Compare::LessEqual>>, "value /"},
    {"__gt__", native<view_compare<Compare::Greater>>, "value /"},
    {"__ge__", native<view_compare<Compare::GreaterEqual>>, "value /"},
    {"isdisjoint", native<view_isdisjoint>, "other /"},
};
constexpr NativeRow kKeysRows[] = {
    {"__contains__", native<keys_contain>, "key /"},
    {"__reversed__", native<view_reversed<Part::Keys>>},
    {"__eq__", native<view_compare<Compare::Equal>>, "value /"},
    {"__ne__", native<view_compare<Compare::NotEqual>>, "value /"},
};
constexpr NativeRow kValuesRows[] = {{"__reversed__", native<view_reversed<Part::Values>>}};
constexpr NativeRow kItemsRows[] = {
    {"__contains__", native<items_contain>, "key /"},
    {"__reversed__", native<view_reversed<Part::Items>>},
    {"__eq__", native<items_eq>, "value /"},
    {"__ne__", native<items_ne>, "value /"},
};
constexpr NativeRow kDictRows[] = {
    {"keys", native<make_view<Part::Keys>>},
    {"values", native<make_view<Part::Values>>},
    {"items", native<make_view<Part::Items>>},
    {"__reversed__", native<dict_reversed>},
};

template <Part kPart>
void define_view(const char* view, const char* forward, const char* backward) {
  ViewTypes& t = view_types[size_t(kPart)];
  t.view = define_native_type(view, 1);
  t.view->iter = view_iter<kPart>;
  t.forward = define_iterator(forward, kPart == Part::Items ? int(kItemIteratorFields) : int(kTableIteratorFields),
                              next_part<kPart, false>);
  t.backward = define_iterator(backward, kTableIteratorFields, next_part<kPart, true>);
  define_methods(t.forward, kIteratorRows);
  define_methods(t.backward, kIteratorRows);
  define_methods(t.view, kViewRows);
  define_getters(t.view, kViewGetters);
  if (kPart == Part::Values) return;
  define_methods(t.view, kSetRows);
  set_type_attribute(t.view, names::hash, kNil);
}

void define_dict_view() {
  define_view<Part::Keys>("dict_keys", "dict_keyiterator", "dict_reversekeyiterator");
  define_view<Part::Values>("dict_values", "dict_valueiterator", "dict_reversevalueiterator");
  define_view<Part::Items>("dict_items", "dict_itemiterator", "dict_reverseitemiterator");
  types.dict_item_iterator = types_of(Part::Items).forward;
  define_methods(types_of(Part::Keys).view, kKeysRows);
  define_methods(types_of(Part::Values).view, kValuesRows);
  define_methods(types_of(Part::Items).view, kItemsRows);
  define_methods(types.dict, kDictRows);
  types.dict->iter = dict_iter;
}
HY_PYTHON_CORE(define_dict_view);

}  // namespace

Value view_table(Value v) {
  if (!is_kind(v, Kind::Native)) return kUndefined;
  for (const ViewTypes& t : view_types)
    if (type_of(v) == t.view) return table_of(v);
  return kUndefined;
}

static Value plain_copy(Value table, TypeInfo* plain) {
  return ref(hash::copy(plain->instance_shape->id(), hash_of(table)));
}

Value private_table(Value v) {
  if (IterFunction own = type_of(v)->iter)  // not if a subclass iterates in its own way
    for (TypeInfo* plain : {types.dict, types.set})
      if (own == plain->iter) return plain_copy(v, plain);
  Value table = view_table(v);
  return table == kUndefined ? v : new_native(type_of(v), {plain_copy(table, types.dict)});
}

Value keys_view(Value dict) { return make_view<Part::Keys>(dict); }
Value values_view(Value dict) { return make_view<Part::Values>(dict); }
Value items_view(Value dict) { return make_view<Part::Items>(dict); }

}  // namespace hypha::python
