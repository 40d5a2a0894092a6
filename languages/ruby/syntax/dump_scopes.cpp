// SPDX-License-Identifier: MIT
#include <utility>

#include "languages/ruby/syntax/dump.h"

namespace hypha::ruby::syntax {

std::string dump_scopes(const SyntaxTree& tree) {
  static constexpr std::string_view kKinds[] = {"program", "eval",  "class",  "module", "singleton",
                                                "def",     "block", "lambda", "for"};
  std::string out;
  for (const Scope& s : tree.scopes) {
    out += std::string(kKinds[size_t(s.kind)]);
    if (!s.name.empty()) out += " " + std::string(s.name);
    out += " (";
    for (const Variable* v : s.variables) {
      if (v != s.variables.front()) out += " ";
      out += (v->name.empty() ? "%" : std::string(v->name)) + (v->captured ? "^" : ":") + std::to_string(v->index);
    }
    out += ")";
    const std::pair<bool, const char*> flags[] = {
        {s.uses_yield, "yield"},     {s.yields_from_block, "yield-in-block"},
        {s.has_return, "return"},    {s.has_nonlocal_return, "nonlocal-return"},
        {s.has_break, "break"},      {s.has_next, "next"},
        {s.has_redo, "redo"},        {s.has_retry, "retry"},
        {s.uses_super, "super"},     {s.uses_zsuper, "zsuper"},
        {s.uses_binding, "binding"}, {s.has_block_param, "block-param"},
    };
    for (auto [set, name] : flags)
      if (set) out += std::string(" ") + name;
    out += "\n";
  }
  return out;
}

}  // namespace hypha::ruby::syntax
