// SPDX-License-Identifier: MIT
// _re: regular expressions on Oniguruma; the prelude's re makes patterns and matches of it. Programs are kept by their
// source.
#include <oniguruma.h>

#include <map>
#include <memory>
#include <mutex>

#include "framework/thread/safepoint.h"
#include "languages/python/core/native.h"

namespace hypha::python {

namespace {

// As re numbers its flags.
enum ReFlag : int64_t { kReIgnoreCase = 2, kReMultiLine = 8, kReDotAll = 16, kReVerbose = 64, kReAscii = 256 };
enum class How : int64_t { Search, Match, FullMatch, Advance };  // Advance: search, but nothing empty where it starts

struct Program {
  std::string source;  // in Oniguruma's spelling
  OnigOptionType options;
  bool binary;
  regex_t* code = nullptr;
  regex_t* whole = nullptr;  // for fullmatch
  std::once_flag whole_made;
};

void initialize_oniguruma() {
  static const int done = [] {
    OnigEncoding encodings[] = {ONIG_ENCODING_UTF8, ONIG_ENCODING_ASCII};
    onig_initialize(encodings, 2);
    onig_set_retry_limit_in_match(~0ul);
    onig_set_match_stack_limit_size(32u << 20);
    return 0;
  }();
  static_cast<void>(done);
}

// A character class as Oniguruma reads the same one: no nested classes, no set operations.
size_t copy_class(std::string_view s, size_t i, std::string* out) {
  *out += s[i++];
  if (i < s.size() && s[i] == '^') *out += s[i++];
  for (bool first = true; i < s.size(); first = false) {
    char c = s[i++];
    if (c == ']' && !first) return *out += c, i;
    if (c == '[' || c == ']' || c == '&') *out += '\\';
    *out += c;
    if (c == '\\' && i < s.size()) *out += s[i++];
  }
  return i;
}

// "(?aiLmsux)" at the start: letters that Oniguruma does not know become options.
size_t copy_flags(std::string_view s, size_t i, std::string* out, OnigOptionType* options) {
  size_t end = i + 2;
  while (end < s.size() && std::string_view("aiLmsux-").find(s[end]) != std::string_view::npos) end++;
  if (end == i + 2 || end >= s.size() || (s[end] != ')' && s[end] != ':')) return *out += s[i], i + 1;
  std::string kept;
  for (char c : s.substr(i + 2, end - i - 2)) {
    if (c == 'a')
      *options |= ONIG_OPTION_WORD_IS_ASCII | ONIG_OPTION_DIGIT_IS_ASCII | ONIG_OPTION_SPACE_IS_ASCII;
    else if (c != 'u' && c != 'L')
      kept += c;
  }
  if (!kept.empty() || s[end] == ':') *out += "(?" + kept + s[end];
  return end + 1;
}

std::string to_oniguruma(std::string_view s, OnigOptionType* options) {
  std::string out;
  for (size_t i = 0; i < s.size();) {
    if (s[i] == '[') {
      i = copy_class(s, i, &out);
    } else if (s[i] == '\\' && i + 1 < s.size()) {
      out += s.substr(i, 2);
      i += 2;
    } else if (s[i] == '(' && i + 1 < s.size() && s[i + 1] == '?') {
      i = copy_flags(s, i, &out, options);
    } else {
      out += s[i++];
    }
  }
  return out;
}

int make_code(regex_t** code, const std::string& text, OnigOptionType options, bool binary, OnigErrorInfo* info) {
  auto* p = reinterpret_cast<const UChar*>(text.data());
  return onig_new(code, p, p + text.size(), options, binary ? ONIG_ENCODING_ASCII : ONIG_ENCODING_UTF8,
                  ONIG_SYNTAX_PYTHON, info);
}

struct Programs {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<Program>> by_source;  // they stay
};
Programs& programs() {
  static auto* all = new Programs;
  return *all;
}
Program* find_program(const std::string& key) {
  std::lock_guard held(programs().mutex);
  auto it = programs().by_source.find(key);
  return it == programs().by_source.end() ? nullptr : it->second.get();
}
// The first one of several threads stays.
Program* keep_program(const std::string& key, std::unique_ptr<Program> made) {
  std::lock_guard held(programs().mutex);
  return programs().by_source.try_emplace(key, std::move(made)).first->second.get();
}

OnigOptionType options_of(int64_t flags) {
  OnigOptionType o = ONIG_OPTION_CAPTURE_GROUP;
  if (flags & kReIgnoreCase) o |= ONIG_OPTION_IGNORECASE;
  if (flags & kReMultiLine) o |= ONIG_OPTION_NEGATE_SINGLELINE;
  if (flags & kReDotAll) o |= ONIG_OPTION_MULTILINE;
  if (flags & kReVerbose) o |= ONIG_OPTION_EXTEND;
  if (flags & kReAscii) o |= ONIG_OPTION_WORD_IS_ASCII | ONIG_OPTION_DIGIT_IS_ASCII | ONIG_OPTION_SPACE_IS_ASCII;
  return o;
}

Program* program_of(Value handle) { return reinterpret_cast<Program*>(handle.as_int() << 3); }

// compile(pattern, flags): a handle; ValueError with Oniguruma's text.
Value re_compile(Value pattern, Value flags) {
  initialize_oniguruma();
  bool binary = is_bytes(pattern);
  std::string key =
      std::string(binary ? "b" : "s") + std::to_string(flags.as_int()) + ":" + std::string(view_of(pattern));
  Program* p = find_program(key);
  if (!p) {
    auto made = std::make_unique<Program>();
    made->options = options_of(flags.as_int());
    made->binary = binary;
    made->source = to_oniguruma(view_of(pattern), &made->options);
    OnigErrorInfo info{};
    int status = make_code(&made->code, made->source, made->options, binary, &info);
    if (status != ONIG_NORMAL) {
      UChar text[ONIG_MAX_ERROR_MESSAGE_LEN + 1];
      int n = onig_error_code_to_str(text, status, &info);
      return raise_value_error(std::string_view(reinterpret_cast<char*>(text), size_t(n)));
    }
    p = keep_program(key, std::move(made));
  }
  return fixnum(int64_t(reinterpret_cast<uintptr_t>(p) >> 3));
}

Value re_group_count(Value handle) { return fixnum(onig_number_of_captures(program_of(handle)->code)); }

int add_name(const UChar* name, const UChar* end, int count, int* groups, regex_t*, void* dict) {
  std::string_view text(reinterpret_cast<const char*>(name), size_t(end - name));
  dict_set(*static_cast<Value*>(dict), intern(text), fixnum(groups[count - 1]));
  return 0;
}
// {name: number}
Value re_group_names(Value handle) {
  Value dict = new_dict();
  onig_foreach_name(program_of(handle)->code, add_name, &dict);
  return dict;
}

struct Region {
  OnigRegion groups;
  Region() { onig_region_init(&groups); }
  ~Region() { onig_region_free(&groups, 0); }
};

int64_t run(Program* p, How how, std::string_view text, size_t from, size_t to, OnigRegion* region) {
  auto* start = reinterpret_cast<const UChar*>(text.data());
  const UChar *at = start + from, *end = start + to;
  if (how == How::Match) return onig_match(p->code, start, end, at, region, ONIG_OPTION_NONE);
  if (how == How::FullMatch) {
    std::call_once(p->whole_made, [p] {
      OnigErrorInfo info{};
      make_code(&p->whole, "(?:" + p->source + (p->options & ONIG_OPTION_EXTEND ? "\n)\\Z" : ")\\Z"), p->options,
                p->binary, &info);
    });
    return onig_match(p->whole, start, end, at, region, ONIG_OPTION_NONE);
  }
  if (how == How::Advance) {
    int64_t r = onig_match(p->code, start, end, at, region, ONIG_OPTION_FIND_NOT_EMPTY);
    if (r != ONIG_MISMATCH) return r;
    if (at >= end) return ONIG_MISMATCH;
    for (at++; !p->binary && at < end && (*at & 0xC0) == 0x80;) at++;
  }
  return onig_search(p->code, start, end, at, end, region, ONIG_OPTION_NONE);
}

// match(handle, text, from, to, how): None, or (start, end) of all groups one after the other; -1: took no part.
Value re_match(CallTarget*, const Value* a) {
  Program* p = program_of(a[1]);
  Value text = a[2];
  const StringData* s = text.ptr<StringData>();
  int64_t from = a[3].as_int(), to = a[4].as_int();
  bool plain = p->binary || string::is_ascii(s);
  auto byte = [&](int64_t i) { return plain ? size_t(i) : string::byte_offset(s, i); };
  Region region;
  size_t first = byte(from), last = byte(to);
  int64_t r;
  {
    safepoint::Blocked blocked;  // the text is immutable, and stays where it is
    r = run(p, How(a[5].as_int()), s->view(), first, last, &region.groups);
  }
  if (r == ONIG_MISMATCH) return kNil;
  if (r < 0) return raise(types.RuntimeError, "regular expression is too complex");
  Value spans = new_list();
  for (int i = 0; i < region.groups.num_regs; i++)
    for (int64_t offset : {int64_t(region.groups.beg[i]), int64_t(region.groups.end[i])})
      array::push(array_of(spans), fixnum(offset < 0 || plain ? offset : string::code_point_index(s, size_t(offset))));
  return tuple_from_list(spans);
}

constexpr NativeRow kRows[] = {{"compile", native<re_compile>, "pattern flags /"},
                               {"group_count", native<re_group_count>, "handle /"},
                               {"group_names", native<re_group_names>, "handle /"},
                               {"match", re_match, "handle text from to how /"}};
void define_re(ModuleInfo* m) { define_functions(m, kRows); }
HY_PYTHON_MODULE("_re", define_re);

}  // namespace

}  // namespace hypha::python
