// SPDX-License-Identifier: MIT
#include "framework/engine/check.h"
#include "framework/node/node.h"
#include "languages/ruby/nodes/call.h"
#include "languages/ruby/nodes/dispatch.h"
#include "languages/ruby/prelude/prelude.h"
#include "languages/ruby/prelude_files.h"
#include "languages/ruby/runtime/waiting_lock.h"
#include "languages/ruby/syntax/parser.h"
#include "languages/ruby/translate/translator.h"

#include <deque>


namespace hypha::ruby {

namespace {

constexpr uint32_t kAlwaysInlined = 120;  // nodes

struct PreludeMethod {
  Method method;
  Parameters parameters;
  MethodInfo info;
  CallTarget target;
  std::string_view file, text;
  ClassInfo* owner = nullptr;
  bool ready = false;
};

std::deque<PreludeMethod>& all_methods() {
  static auto* list = new std::deque<PreludeMethod>;
  return *list;
}

PreludeMethod& method_of(CallTarget* t) {
  return *reinterpret_cast<PreludeMethod*>(reinterpret_cast<char*>(t) - offsetof(PreludeMethod, target));
}

Value enter_first(CallTarget* t, const Value* args) {
  materialize(t);
  return invoke(t, args);
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

bool take(std::string_view& s, std::string_view prefix) {
  if (!s.starts_with(prefix)) return false;
  s.remove_prefix(prefix.size());
  return true;
}

void add_parameter(std::string_view p, Parameters* out, std::vector<Symbol*>* optional_keywords) {
  if (p.empty() || p[0] == '&') return;
  if (take(p, "**")) {
    (p == "nil" ? out->no_keywords : out->keyword_rest) = true;
    return;
  }
  if (p[0] == '*') return void(out->rest = true);
  size_t end = 0;
  while (end < p.size() && (isalnum(static_cast<unsigned char>(p[end])) || p[end] == '_')) end++;
  if (end < p.size() && p[end] == ':') {
    (end + 1 == p.size() ? out->keyword_names : *optional_keywords).push_back(intern(p.substr(0, end)));
  } else if (end < p.size()) {
    out->optional++;
  } else {
    (out->rest || out->optional ? out->post : out->required)++;
  }
}

ClassInfo* find_class(std::string_view path) {
  ClassInfo* c = classes.Object;
  while (!path.empty()) {
    size_t end = std::min(path.find("::"), path.size());
    Constant* k = find_constant(c, intern(path.substr(0, end)));
    HY_CHECK(k, std::string(path).c_str());
    c = class_info(k->value.get());
    path.remove_prefix(std::min(path.size(), end + 2));
  }
  return c;
}

class Scan {
 public:
  explicit Scan(const PreludeFile& file) : file_(file), rest_(file.text) {}

  void run() {
    std::string_view line;
    while (next(&line)) {
      if (take(line, "class ") || take(line, "module "))
        owner_ = find_class(line.substr(0, std::min(line.find(' '), line.size())));
      else if (line == "end")
        owner_ = nullptr;
      else if (take(line, "  def "))
        define(line, false);
      else if (take(line, "  private def "))
        define(line, true);
      else if (take(line, "  alias "))
        alias(line);
      else
        HY_CHECK(line.empty() || trim(line)[0] == '#', std::string(line).c_str());
    }
  }

 private:
  bool next(std::string_view* line) {
    if (rest_.empty()) return false;
    size_t end = std::min(rest_.find('\n'), rest_.size());
    *line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(rest_.size(), end + 1));
    return true;
  }

  // Up to the end of the method; `header` begins behind "def ".
  std::string_view body(std::string_view header, bool endless) {
    const char *begin = header.data() - 4, *end = header.data() + header.size();
    std::string_view line;
    while (!endless) {
      HY_CHECK(next(&line), "prelude: a method without end");
      end = line.data() + line.size();
      if (line == "  end") break;
    }
    return {begin, size_t(end - begin)};
  }

  void define(std::string_view header, bool is_private) {
    HY_CHECK(owner_, "prelude: a method outside of a class");
    std::string_view rest = header;
    bool singleton = take(rest, "self.");
    size_t end = rest.find_first_of("( ");
    std::string_view name = rest.substr(0, std::min(end, rest.size())), list;
    rest.remove_prefix(name.size());
    if (!rest.empty() && rest[0] == '(') {
      size_t close = closing(rest);
      list = rest.substr(1, close - 1);
      rest.remove_prefix(close + 1);
    }
    PreludeMethod& m = all_methods().emplace_back();
    m.file = file_.name;
    m.text = body(header, rest.starts_with(" = "));
    m.owner = singleton ? singleton_class(owner_->object) : owner_;
    scan_parameters(list, &m.parameters);
    m.method.name = intern(name);
    m.method.visibility = is_private ? Visibility::Private : Visibility::Public;
    m.method.target = &m.target;
    m.method.parameters = &m.parameters;
    m.info.method = &m.method;
    const Parameters& p = m.parameters;
    m.target.name = name;
    m.target.argument_count = m.target.slot_count = uint32_t(kMethodHeader + p.positional() + p.rest + p.keywords);
    m.target.entry.store(enter_first, std::memory_order_relaxed);
    m.target.language_data = &m.info;
    add_method(m.owner, &m.method);
  }

  static size_t closing(std::string_view s) {
    int depth = 0;
    for (size_t i = 0; i < s.size(); i++) {
      if (s[i] == '(') depth++;
      if (s[i] == ')' && --depth == 0) return i;
    }
    HY_CHECK(false, "prelude: a header on several lines");
    return 0;
  }

  void alias(std::string_view names) {
    size_t space = names.find(' ');
    Method* existing = find_method(owner_, intern(names.substr(space + 1)));
    HY_CHECK(existing, std::string(names).c_str());
    auto* copy = new Method(*existing);
    copy->name = intern(names.substr(0, space));
    add_method(owner_, copy);
  }

  const PreludeFile& file_;
  std::string_view rest_;
  ClassInfo* owner_ = nullptr;
};

}  // namespace

void scan_parameters(std::string_view list, Parameters* out) {
  std::vector<Symbol*> optional_keywords;
  int depth = 0;
  size_t from = 0;
  for (size_t i = 0; i <= list.size(); i++) {
    if (i < list.size() && (list[i] == '(' || list[i] == '[')) depth++;
    if (i < list.size() && (list[i] == ')' || list[i] == ']')) depth--;
    if (i < list.size() && (list[i] != ',' || depth > 0)) continue;
    add_parameter(trim(list.substr(from, i - from)), out, &optional_keywords);
    from = i + 1;
  }
  out->required_keywords = uint16_t(out->keyword_names.size());
  out->keyword_names.insert(out->keyword_names.end(), optional_keywords.begin(), optional_keywords.end());
  out->keywords = out->keyword_rest || !out->keyword_names.empty();
}

namespace {

// What the header said is what callers were told; the translation must say the same.
void check_scan(const PreludeMethod& m) {
  const Parameters &a = m.parameters, &b = m.info.parameters;
  HY_CHECK(a.required == b.required && a.optional == b.optional && a.post == b.post && a.rest == b.rest &&
               a.keywords == b.keywords && a.keyword_names == b.keyword_names,
           std::string(m.text).c_str());
}

}  // namespace

WaitingLock& translation_lock() {
  static auto* lock = new WaitingLock;
  return *lock;
}

void install_prelude() {
  for (const PreludeFile& file : prelude_files()) Scan(file).run();
}

void materialize(CallTarget* t) {
  PreludeMethod& m = method_of(t);
  std::lock_guard held(translation_lock());
  if (m.ready) return;
  m.ready = true;
  std::string name(m.file.substr(0, m.file.rfind('.')));
  auto* source = new Source("<internal:" + name + ">", std::string(m.text));
  DiagnosticList diagnostics;
  auto* tree = syntax::parse(*source, diagnostics).release();  // lives on, as programs do
  auto* def = syntax::try_as<syntax::Def>(tree->body);
  HY_CHECK(def && diagnostics.empty(), source->text().data());
  // The translator describes the parameters anew, with the scan's result as what callers have seen so far.
  translate_method_into(*tree, def,
                        new LexicalScope{m.owner->is_singleton ? class_info(m.owner->attached) : m.owner, top_scope()},
                        t, &m.info);
  check_scan(m);
  // All programs' blocks meet in one `each`: what a call site knows about its block must not be lost there.
  t->always_inline = t->size <= kAlwaysInlined && m.text.find("yield") != std::string_view::npos;
  t->entry.store(interpret, std::memory_order_release);
}

void materialize_all() {
  for (PreludeMethod& m : all_methods()) materialize(&m.target);
}

}  // namespace hypha::ruby
