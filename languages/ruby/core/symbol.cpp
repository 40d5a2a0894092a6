// SPDX-License-Identifier: MIT
// Symbol: its text as String's methods see it.
#include "languages/ruby/core/string_support.h"
#include "languages/ruby/runtime/interop.h"

namespace hypha::ruby {

namespace {

bool is_name_start(char c) { return std::isalpha(uint8_t(c)) || c == '_' || uint8_t(c) >= 128; }
bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

bool is_identifier(std::string_view s) {
  return !s.empty() && is_name_start(s[0]) && std::all_of(s.begin(), s.end(), is_name_part);
}
bool is_operator(std::string_view s) {
  static constexpr std::string_view kOperators[] = {"+",  "-",   "*",  "/",  "%",  "**", "==",  "!=", "===", "=~",
                                                    "!~", "<=>", "<",  "<=", ">",  ">=", "!",   "&",  "|",   "^",
                                                    "~",  "<<",  ">>", "+@", "-@", "[]", "[]=", "`"};
  return std::find(std::begin(kOperators), std::end(kOperators), s) != std::end(kOperators);
}

Value text(Value symbol) { return new_string(text_of(symbol)); }
Value name(Value symbol) {
  Value s = text(symbol);
  freeze(s);
  return s;
}
Value itself(Value symbol) { return symbol; }
Value length(Value symbol) { return fixnum(string::length(text_of(symbol))); }
Value is_empty(Value symbol) { return boolean(text_of(symbol)->size() == 0); }
Value to_proc(Value symbol) { return symbol_proc(symbol.ptr<Symbol>()); }
Value compare(Value a, Value b) { return is_symbol(b) ? string_compare(text(a), text(b)) : kNil; }
Value casecmp_symbols(Value a, Value b) { return is_symbol(b) ? casecmp(text(a), text(b), false) : kNil; }
Value casecmp_symbols_folded(Value a, Value b) { return is_symbol(b) ? casecmp(text(a), text(b), true) : kNil; }
Value succ(Value symbol) { return symbol_value(intern(view_of(string_succ(text(symbol))))); }
Value encoding(Value symbol) { return encoding_object(ascii_only(symbol) ? Encoding::Ascii : Encoding::Utf8); }
template <char kHow>
Value changed(Value symbol) {
  return symbol_value(intern(view_of(change_case(text(symbol), kHow))));
}

// Symbol#name as String#name does it on the text.
template <const char* const* kName>
Value delegate(CallTarget*, const Value* a) {
  auto* list = a[2].ptr<Array>();
  Value args[4];
  size_t n = size_t(std::min<int64_t>(list->length(), 4));
  for (size_t i = 0; i < n; i++) args[i] = array::get(list, int64_t(i));
  return call_method(text(a[0]), intern(*kName), std::span<const Value>(args, n), a[1]);
}
constexpr const char *kAref = "[]", *kSlice = "slice", *kMatch = "match", *kMatches = "match?", *kMatchOperator = "=~",
                     *kStartWith = "start_with?", *kEndWith = "end_with?";

Value all_symbols(Value) {
  Value list = new_array();
  for (uint32_t i = 0; i < symbol_count(); i++) array::push(list.ptr<Array>(), symbol_value(symbol_from_id(i)));
  return list;
}

const NativeMethod kMethods[] = {
    {"to_s", native<text>},
    {"id2name", native<text>},
    {"name", native<name>},
    {"to_sym", native<itself>},
    {"to_proc", native<to_proc>},
    {"inspect", native<symbol_inspect>},
    {"length", native<length>},
    {"size", native<length>},
    {"empty?", native<is_empty>},
    {"<=>", native<compare>, 1},
    {"casecmp", native<casecmp_symbols>, 1},
    {"casecmp?", native<casecmp_symbols_folded>, 1},
    {"succ", native<succ>},
    {"next", native<succ>},
    {"encoding", native<encoding>},
    {"upcase", native<changed<'u'>>},
    {"downcase", native<changed<'d'>>},
    {"capitalize", native<changed<'c'>>},
    {"swapcase", native<changed<'s'>>},
    {"[]", delegate<&kAref>, 0, 0, kRest},
    {"slice", delegate<&kSlice>, 0, 0, kRest},
    {"match", delegate<&kMatch>, 0, 0, kRest},
    {"match?", delegate<&kMatches>, 0, 0, kRest},
    {"=~", delegate<&kMatchOperator>, 0, 0, kRest},
    {"start_with?", delegate<&kStartWith>, 0, 0, kRest},
    {"end_with?", delegate<&kEndWith>, 0, 0, kRest},
};
const NativeMethod kSingletonMethods[] = {{"all_symbols", native<all_symbols>}};

void define_symbol() {
  include_module(classes.Symbol, classes.Comparable);
  define_methods(classes.Symbol, kMethods);
  define_singleton_methods(classes.Symbol, kSingletonMethods);
  undefine_allocation(classes.Symbol);
}

}  // namespace

bool simple_symbol(std::string_view s) {
  if (is_operator(s)) return true;
  if (s.starts_with("@@")) return is_identifier(s.substr(2));
  if (s.starts_with("@")) return is_identifier(s.substr(1));
  if (s.starts_with("$")) {
    std::string_view rest = s.substr(1);
    if (is_identifier(rest)) return true;
    if (rest.size() == 1)
      return std::strchr("~*$?!@/\\;,.=:<>\"&`'+0_", rest[0]) != nullptr || std::isdigit(uint8_t(rest[0]));
    return !rest.empty() && (std::all_of(rest.begin(), rest.end(), [](char c) { return std::isdigit(uint8_t(c)); }) ||
                             (rest.size() == 2 && rest[0] == '-' && is_name_part(rest[1])));
  }
  if (s.ends_with('?') || s.ends_with('!') || s.ends_with('=')) s.remove_suffix(1);
  return is_identifier(s);
}

Value symbol_inspect(Value symbol) {
  std::string_view name = view_of(symbol);
  if (simple_symbol(name) && !is_broken(symbol)) return new_string(":" + std::string(name));
  return new_string(":" + inspect_text(name, encoding_of(symbol)));
}

HY_RUBY_CORE(define_symbol);

}  // namespace hypha::ruby
