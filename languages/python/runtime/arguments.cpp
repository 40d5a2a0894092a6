// SPDX-License-Identifier: MIT
// Laying out arguments by the callee's parameters, and what CPython says when they do not fit.
#include "languages/python/runtime/interop.h"

namespace hypha::python {

namespace {

using Names = std::span<Symbol* const>;

std::string plural(const char* noun, int64_t n) { return std::string(noun) + (n == 1 ? "" : "s"); }

// As the guest renamed it (functools.wraps).
std::string error_name(Value closure) {
  const FunctionCode* code = function_code(closure);
  Value own = code->is_native ? kUndefined : get_property(closure.ptr<Object>(), names::qualname);
  return own != kUndefined && is_str(own) ? std::string(view_of(own)) : function_name_for_errors(code);
}

// 'a', 'b', and 'c'
std::string name_list(const std::vector<Symbol*>& names) {
  std::string out;
  for (size_t i = 0; i < names.size(); i++) {
    if (i > 0) out += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    out += "'" + std::string(names[i]->view()) + "'";
  }
  return out;
}

Value too_many_positional(Value closure, int64_t given, Value* words) {
  const FunctionCode& code = *function_code(closure);
  int64_t keyword_only_given = 0;
  for (size_t i = 0; i < code.parameters.size(); i++)
    if (code.parameters[i].kind == ParameterKind::KeywordOnly && words[1 + i] != kUndefined) keyword_only_given++;
  std::string takes = code.required_positional < code.positional ? "from " + std::to_string(code.required_positional) +
                                                                       " to " + std::to_string(code.positional)
                                                                 : std::to_string(code.positional);
  std::string text = error_name(closure) + "() takes " + takes + plural(" positional argument", code.positional) +
                     " but " + std::to_string(given);
  if (keyword_only_given > 0)
    text += plural(" positional argument", given) + " (and " + std::to_string(keyword_only_given) +
            plural(" keyword-only argument", keyword_only_given) + ")";
  return raise_type_error(text + (given == 1 && keyword_only_given == 0 ? " was given" : " were given"));
}

Value missing_arguments(Value closure, Value* words, ParameterKind which) {
  const FunctionCode& code = *function_code(closure);
  std::vector<Symbol*> missing;
  for (size_t i = 0; i < code.parameters.size(); i++) {
    const ParameterInfo& p = code.parameters[i];
    bool keyword_only = p.kind == ParameterKind::KeywordOnly;
    bool plain = p.kind == ParameterKind::PositionalOnly || p.kind == ParameterKind::Positional || keyword_only;
    if (plain && keyword_only == (which == ParameterKind::KeywordOnly) && !p.optional && words[1 + i] == kUndefined)
      missing.push_back(p.name);
  }
  if (missing.empty()) return kNil;
  std::string kind =
      which == ParameterKind::KeywordOnly ? " required keyword-only argument" : " required positional argument";
  return raise_type_error(error_name(closure) + "() missing " + std::to_string(missing.size()) +
                          plural(kind.c_str(), int64_t(missing.size())) + ": " + name_list(missing));
}

// ---- natives

// How many of the first words the guest does not count as arguments: self, or the type of __new__.
bool is_maker(const FunctionCode& code) { return code.owner && !code.is_method && code.name == names::new_; }
int64_t self_count(const FunctionCode& code) { return code.is_method || is_maker(code) ? 1 : 0; }
std::string native_name(const FunctionCode& code) {
  return code.owner && (is_maker(code) || code.name == names::init) ? code.owner->name : std::string(code.name->view());
}

Value native_count_error(Value closure, int64_t given, int64_t keywords) {
  const FunctionCode& code = *function_code(closure);
  int64_t self = self_count(code), low = code.required_positional - self, high = code.positional - self,
          all = high + code.keyword_only;
  given -= self;
  std::string name = native_name(code), given_text = " (" + std::to_string(given + keywords) + " given)";
  bool by_name = code.positional > code.positional_only || code.keyword_only > 0;
  if (by_name) {
    if (given + keywords > all)
      return raise_type_error(name + "() takes " + (low == all ? "exactly " : "at most ") + std::to_string(all) +
                              plural(" argument", all) + given_text);
    if (given > high && high == 0) return raise_type_error(name + "() takes no positional arguments");
    int64_t n = given < low ? low : high;
    std::string bound = (low == high ? "exactly " : given < low ? "at least " : "at most ") + std::to_string(n);
    return raise_type_error(name + "() takes " + bound + plural(" positional argument", n) + given_text);
  }
  std::string owned = is_maker(code) ? name : error_name(closure);
  if (high == 0) return raise_type_error(owned + "() takes no arguments" + given_text);
  if (low == high && low == 1) return raise_type_error(owned + "() takes exactly one argument" + given_text);
  std::string text = name + " expected ";
  if (low == high)
    text += std::to_string(low);
  else if (given < low)
    text += "at least " + std::to_string(low), high = low;
  else
    text += "at most " + std::to_string(high);
  return raise_type_error(text + plural(" argument", high) + ", got " + std::to_string(given));
}

Value unexpected_keyword(Value closure, Symbol* name) {
  const FunctionCode& code = *function_code(closure);
  std::string quoted_name = "'" + std::string(name->view()) + "'";
  if (!code.is_native) {
    std::vector<Symbol*> positional_only;
    for (const ParameterInfo& p : code.parameters)
      if (p.kind == ParameterKind::PositionalOnly && p.name == name) positional_only.push_back(p.name);
    if (!positional_only.empty())
      return raise_type_error(error_name(closure) +
                              "() got some positional-only arguments passed as keyword arguments: " + quoted_name);
    return raise_type_error(error_name(closure) + "() got an unexpected keyword argument " + quoted_name);
  }
  if (code.positional == code.positional_only && code.keyword_only == 0)
    return raise_type_error(error_name(closure) + "() takes no keyword arguments");
  return raise_type_error(quoted_name + " is an invalid keyword argument for " + native_name(code) + "()");
}

Value place_keywords(Value closure, std::span<const Value> values, Names names, Value* words) {
  const FunctionCode& code = *function_code(closure);
  Value rest = kUndefined;
  for (size_t k = 0; k < names.size(); k++) {
    int at = -1;
    for (size_t i = 0; i < code.parameters.size(); i++) {
      const ParameterInfo& p = code.parameters[i];
      if (p.name == names[k] && (p.kind == ParameterKind::Positional || p.kind == ParameterKind::KeywordOnly))
        at = int(i);
    }
    if (at < 0) {
      if (code.var_keyword < 0) return unexpected_keyword(closure, names[k]);
      if (rest == kUndefined) words[1 + code.var_keyword] = rest = new_dict();
      if (dict_get(rest, str_value(names[k])) != kUndefined)
        return raise_type_error(error_name(closure) + "() got multiple values for keyword argument '" +
                                std::string(names[k]->view()) + "'");
      dict_set(rest, names[k], values[k]);
      continue;
    }
    if (words[1 + at] != kUndefined) {
      if (code.is_native)
        return raise_type_error("argument for " + native_name(code) + "() given by name ('" +
                                std::string(names[k]->view()) + "') and position (" +
                                std::to_string(at + 1 - self_count(code)) + ")");
      return raise_type_error(error_name(closure) + "() got multiple values for argument '" +
                              std::string(names[k]->view()) + "'");
    }
    words[1 + at] = values[k];
  }
  return kNil;
}

Value fill_defaults(const FunctionCode& code, Value closure, Value* words) {
  Value defaults = code.defaults > 0 ? closure.ptr<Closure>()->self.load() : kNil;
  int d = 0;
  for (size_t i = 0; i < code.parameters.size(); i++) {
    const ParameterInfo& p = code.parameters[i];
    if (p.kind == ParameterKind::VarPositional || p.kind == ParameterKind::VarKeyword) continue;
    if (p.optional && words[1 + i] == kUndefined && !code.is_native) words[1 + i] = defaults.ptr<Slots>()->at[d].load();
    if (p.optional) d++;
  }
  return kNil;
}

Value check_required(Value closure, int64_t given, int64_t keywords, Value* words) {
  const FunctionCode& code = *function_code(closure);
  if (!code.is_native) {
    PY_TRY(missing_arguments(closure, words, ParameterKind::Positional));
    return missing_arguments(closure, words, ParameterKind::KeywordOnly);
  }
  for (int i = 0; i < code.required_positional; i++)
    if (words[1 + i] == kUndefined) {
      if (i < code.positional_only) return native_count_error(closure, given, keywords);
      return raise_type_error(native_name(code) + "() missing required argument '" +
                              std::string(code.parameters[size_t(i)].name->view()) + "' (pos " +
                              std::to_string(i + 1 - self_count(code)) + ")");
    }
  return kNil;
}

}  // namespace

std::string function_name_for_errors(const FunctionCode* code) {
  if (!code->is_native) return code->qualified_name;
  std::string name(code->name->view());
  if (code->owner && !code->is_method && code->name == names::new_) return code->owner->name;
  if (code->owner) return code->owner->name + "." + name;
  return code->module && code->module != builtins ? code->module->name + "." + name : name;
}

Value lay_out_arguments(Value closure, std::span<const Value> args, Names names, Value* words) {
  const FunctionCode& code = *function_code(closure);
  int64_t given = int64_t(args.size() - names.size());
  for (size_t i = 0; i < code.parameters.size(); i++) words[1 + i] = kUndefined;
  int64_t n = std::min<int64_t>(given, code.positional);
  for (int64_t i = 0; i < n; i++) words[1 + i] = args[size_t(i)];
  PY_TRY(place_keywords(closure, args.subspan(size_t(given)), names, words));
  if (code.var_positional >= 0)
    words[1 + code.var_positional] = new_tuple(args.subspan(size_t(n), size_t(given - n)));
  else if (given > code.positional)
    return code.is_native ? native_count_error(closure, given, int64_t(names.size()))
                          : too_many_positional(closure, given, words);
  PY_TRY(check_required(closure, given, int64_t(names.size()), words));
  if (code.var_keyword >= 0 && words[1 + code.var_keyword] == kUndefined)
    words[1 + code.var_keyword] = code.is_native ? kUndefined : new_dict();
  return code.defaults > 0 ? fill_defaults(code, closure, words) : kNil;
}

}  // namespace hypha::python
