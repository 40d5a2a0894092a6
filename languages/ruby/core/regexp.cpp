// SPDX-License-Identifier: MIT
// Compiling and running regular expressions. Ruby's dialect differs from Oniguruma's Ruby syntax in few points, which
// are rewritten in the source: \w \d \s and their complements are ASCII only (while \b and [[:word:]] are not), and \u
// escapes.
#include "languages/ruby/core/regexp.h"

#include "languages/ruby/nodes/literal.h"

namespace hypha::ruby {

namespace {

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

const char* ascii_class(char c) {
  switch (c) {
    case 'w': return "[a-zA-Z0-9_]";
    case 'W': return "[^a-zA-Z0-9_]";
    case 'd': return "[0-9]";
    case 'D': return "[^0-9]";
    case 's': return "[\\t\\r\\n\\f\\v\\x20]";
    case 'S': return "[^\\t\\r\\n\\f\\v\\x20]";
    default: return nullptr;
  }
}

void append_literal(std::string* out, uint32_t code) {
  char bytes[4];
  if (code < 128 && !std::isalnum(int(code))) out->push_back('\\');
  out->append(bytes, string::encode_utf8(code, bytes));
}

// \uXXXX or \u{X X}, at the character behind the u. Returns how much was read; 0: malformed, left to Oniguruma's
// message.
size_t read_unicode(std::string_view s, std::string* out) {
  auto hex = [](std::string_view digits) { return uint32_t(std::strtoul(std::string(digits).c_str(), nullptr, 16)); };
  auto is_hex = [](char c) { return std::isxdigit(uint8_t(c)) != 0; };
  if (!s.empty() && s[0] == '{') {
    size_t end = s.find('}');
    if (end == s.npos) return 0;
    for (size_t i = 1; i < end;) {
      size_t j = i;
      while (j < end && is_hex(s[j])) j++;
      if (j == i) {
        i++;
        continue;
      }
      uint32_t code = hex(s.substr(i, j - i));
      if (code > 0x10FFFF) return 0;
      append_literal(out, code);
      i = j;
    }
    return end + 1;
  }
  if (s.size() < 4 || !std::all_of(s.begin(), s.begin() + 4, is_hex)) return 0;
  append_literal(out, hex(s.substr(0, 4)));
  return 4;
}

std::string to_oniguruma(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size(); i++) {
    if (s[i] != '\\' || i + 1 == s.size()) {
      out.push_back(s[i]);
      continue;
    }
    char c = s[++i];
    if (const char* set = ascii_class(c)) {
      out += set;
    } else if (size_t n = c == 'u' ? read_unicode(s.substr(i + 1), &out) : 0) {
      i += n;
    } else {
      out.push_back('\\');
      out.push_back(c);
    }
  }
  return out;
}

std::string error_text(int status, OnigErrorInfo* info) {
  UChar text[ONIG_MAX_ERROR_MESSAGE_LEN + 1];
  int n = onig_error_code_to_str(text, status, info);
  return std::string(reinterpret_cast<char*>(text), size_t(n));
}

// Null and *error on failure.
regex_t* compile(const std::string& source, int flags, bool binary, std::string* error) {
  initialize_oniguruma();
  std::string text = to_oniguruma(source);
  OnigOptionType options = ONIG_OPTION_NONE;
  if (flags & kIgnoreCase) options |= ONIG_OPTION_IGNORECASE;
  if (flags & kExtended) options |= ONIG_OPTION_EXTEND;
  if (flags & kMultiLine) options |= ONIG_OPTION_MULTILINE;
  regex_t* code = nullptr;
  OnigErrorInfo info{};
  auto* p = reinterpret_cast<const UChar*>(text.data());
  int status = onig_new(&code, p, p + text.size(), options, binary ? ONIG_ENCODING_ASCII : ONIG_ENCODING_UTF8,
                        ONIG_SYNTAX_RUBY, &info);
  if (status == ONIG_NORMAL) return code;
  *error = error_text(status, &info);
  return nullptr;
}

void finalize_native(HeapObject* o) {
  for (auto* c = static_cast<ClassInfo*>(shape_of(o)->class_data()); c; c = c->superclass)
    if (c == classes.Regexp) {
      delete reinterpret_cast<RegexpProgram*>(static_cast<Object*>(o)->fields[0].load().bits);
      return;
    }
}

Value raise_regexp_error(const std::string& message, std::string_view source) {
  return raise(classes.RegexpError, message + ": /" + std::string(source) + "/");
}

// The program for this text; kNil, or raises.
Value prepare(Value regexp, const StringData* text, regex_t** code) {
  RegexpProgram* p = program_of(regexp);
  CodeRange range = string::code_range(text);
  if (range == CodeRange::Broken)
    return raise(classes.ArgumentError, std::string("invalid byte sequence in ") + encoding_name(text->encoding()));
  bool binary = text->encoding() != Encoding::Utf8 && range != CodeRange::Ascii;
  if (binary && (p->flags & kFixedEncoding)) {
    Value type = find_constant(class_info(find_constant(classes.Object, intern("Encoding"))->value.get()),
                               intern("CompatibilityError"))
                     ->value.get();
    return raise(class_info(type), std::string("incompatible encoding regexp match (UTF-8 regexp with ") +
                                       encoding_name(text->encoding()) + " string)");
  }
  std::atomic_ref<regex_t*> known(p->code[binary]);
  *code = known.load(std::memory_order_acquire);
  if (*code) return kNil;
  std::string error;
  regex_t* made = compile(p->source, p->flags, binary, &error);
  if (!made) return raise_regexp_error(error, p->source);
  if (known.compare_exchange_strong(*code, made, std::memory_order_acq_rel))
    *code = made;
  else
    onig_free(made);  // another thread was faster
  return kNil;
}

Value result(Value regexp, int status) {
  if (status >= 0) return kTrue;
  if (status == ONIG_MISMATCH) return kFalse;
  return raise_regexp_error(error_text(status, nullptr), program_of(regexp)->source);
}

}  // namespace

RegexpProgram::~RegexpProgram() {
  for (regex_t* c : code)
    if (c) onig_free(c);
}

bool is_regexp(Value v) { return is_kind(v, Kind::Native) && is_a(v, classes.Regexp); }
RegexpProgram* program_of(Value regexp) {
  return reinterpret_cast<RegexpProgram*>(regexp.ptr<Object>()->fields[0].load().bits);
}

Value search(Value regexp, const StringData* text, int64_t from, Region* region, bool backwards) {
  regex_t* code = nullptr;
  RB_TRY(prepare(regexp, text, &code));
  auto* p = reinterpret_cast<const UChar*>(text->bytes);
  const UChar* end = p + text->size();
  return result(regexp, onig_search(code, p, end, p + from, backwards ? p : end, region->raw(), ONIG_OPTION_NONE));
}

Value match_at(Value regexp, const StringData* text, int64_t at, Region* region) {
  regex_t* code = nullptr;
  RB_TRY(prepare(regexp, text, &code));
  auto* p = reinterpret_cast<const UChar*>(text->bytes);
  return result(regexp, onig_match(code, p, p + text->size(), p + at, region->raw(), ONIG_OPTION_NONE));
}

static Value set_program(Value regexp, std::string_view source, int flags) {
  auto program = std::make_unique<RegexpProgram>();
  program->source = source;
  program->flags = flags;
  bool ascii = std::all_of(source.begin(), source.end(), [](char c) { return uint8_t(c) < 128; });
  if (!ascii && !(flags & kNoEncoding)) program->flags |= kFixedEncoding;
  std::string error;
  bool binary = (flags & kNoEncoding) && !ascii;
  program->code[binary] = compile(program->source, flags, binary, &error);
  if (!program->code[binary]) return raise_regexp_error(error, source);
  regexp.ptr<Object>()->fields[0].write(regexp.ptr<Object>(), Value{reinterpret_cast<uint64_t>(program.release())});
  heap::enable_finalizer(regexp.ptr());
  return regexp;
}

// Without a program: its field is a null pointer.
Value allocate_regexp(ClassInfo* of) {
  Object* o = allocate_object(of->instance_shape);
  o->fields[0].init(fixnum(0));
  return ref(o);
}

Value make_regexp(std::string_view source, int flags) {
  Value regexp = allocate_regexp(classes.Regexp);
  RB_TRY(set_program(regexp, source, flags));
  freeze(regexp);
  return regexp;
}

Value regexp_from_string(Value source, int64_t flags) {
  // /a#{b}c/ in a loop mostly makes the same one again.
  static Rooted<> cache[64];
  std::string_view text = view_of(source);
  Rooted<>& known = cache[(string::hash_of(text_of(source)) ^ uint64_t(flags)) % 64];
  if (Value seen = known.get(); seen != kNil) {  // read once: another thread may put a different one there
    RegexpProgram* p = program_of(seen);
    if (p->source == text && (p->flags & ~kFixedEncoding) == flags) return seen;
  }
  Value regexp = RB_TRY(make_regexp(text, int(flags)));
  known.set(regexp);
  return regexp;
}

std::string regexp_error(std::string_view source, int flags) {
  std::string error;
  regex_t* code = compile(std::string(source), flags, false, &error);
  if (code) onig_free(code);
  return error;
}

Value initialize_regexp(Value self, std::string_view source, int flags) { return set_program(self, source, flags); }

void define_regexp_layout() {
  constexpr uint8_t kRegexpFields = 1;
  classes.Regexp->instance_kind = Kind::Native;
  classes.Regexp->reserved_fields = kRegexpFields;
  classes.Regexp->instance_shape = Shape::root(classes.Regexp, Kind::Native, kRegexpFields, kRegexpFields);
  heap::set_finalizer(Kind::Native, finalize_native);
}

// ---- text of regexps

std::string quote_regexp(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      case '\f': out += "\\f"; break;
      case '\v': out += "\\v"; break;
      case '[': case ']': case '{': case '}': case '(': case ')': case '|': case '-': case '*': case '.': case '\\':
      case '?': case '+': case '^': case '$': case '#': case ' ':
        out.push_back('\\');
        [[fallthrough]];
      default: out.push_back(c);
    }
  }
  return out;
}

// As between slashes.
static std::string escape_slashes(std::string_view s) {
  std::string out;
  for (size_t i = 0; i < s.size(); i++) {
    uint8_t c = uint8_t(s[i]);
    if (c == '\\' && i + 1 < s.size()) {
      out.push_back(s[i++]);
      out.push_back(s[i]);
    } else if (c == '/') {
      out += "\\/";
    } else if (c >= 0x80 || std::isprint(c) || std::isspace(c)) {
      out.push_back(char(c));
    } else {
      char text[8];
      std::snprintf(text, sizeof text, "\\x%02X", c);
      out += text;
    }
  }
  return out;
}
static std::string option_letters(int flags) {
  std::string out;
  if (flags & kMultiLine) out += 'm';
  if (flags & kIgnoreCase) out += 'i';
  if (flags & kExtended) out += 'x';
  return out;
}

std::string regexp_inspect(Value regexp) {
  RegexpProgram* p = program_of(regexp);
  return "/" + escape_slashes(p->source) + "/" + option_letters(p->flags) + (p->flags & kNoEncoding ? "n" : "");
}

std::string regexp_to_s(Value regexp) {
  RegexpProgram* p = program_of(regexp);
  std::string_view source = p->source;
  int flags = p->flags & 7;
  // (?mi-x:inner) as the whole source is not wrapped once more.
  if (source.starts_with("(?") && source.ends_with(")")) {
    size_t i = 2;
    int set = flags;
    bool on = true, valid = true;
    for (; i < source.size() && source[i] != ':'; i++) {
      int bit = source[i] == 'm' ? kMultiLine : source[i] == 'i' ? kIgnoreCase : source[i] == 'x' ? kExtended : 0;
      if (source[i] == '-' && on) on = false;
      else if (bit) set = on ? set | bit : set & ~bit;
      else valid = false;
      if (!valid) break;
    }
    if (valid && i < source.size()) {
      std::string_view inner = source.substr(i + 1, source.size() - i - 2);
      if (regexp_error(inner, set).empty()) source = inner, flags = set;
    }
  }
  std::string off = option_letters(~flags & 7);
  return "(?" + option_letters(flags) + (off.empty() ? "" : "-" + off) + ":" + escape_slashes(source) + ")";
}

Value pattern_argument(Value v) {
  if (is_regexp(v) || is_string(v)) return v;
  if (responds_to(v, names::to_str)) return to_str(v);
  bool special = v == kNil || v == kTrue || v == kFalse;
  std::string type = special ? std::string(view_of(inspect(v))) : class_name(real_class_of(v));
  return raise(classes.TypeError, "wrong argument type " + type + " (expected Regexp)");
}

Value regexp_argument(Value v) {
  v = RB_TRY(pattern_argument(v));
  return is_string(v) ? regexp_from_string(v, 0) : v;
}

}  // namespace hypha::ruby
