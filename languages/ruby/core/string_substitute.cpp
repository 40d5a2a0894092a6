// SPDX-License-Identifier: MIT
// String#sub, gsub and scan. A pattern is a Regexp or a String, which is searched for as it is.
#include "languages/ruby/core/regexp.h"

namespace hypha::ruby {

namespace {

// One pattern against one text, match by match.
struct Search {
  Value pattern;
  const StringData* text;
  Region region;
  int64_t literal = -1;  // of a String pattern: where it was found
  Search(Value p, const StringData* t) : pattern(p), text(t) {}
  bool is_literal() const { return is_string(pattern); }
  int64_t begin() const { return is_literal() ? literal : region.begin(); }
  int64_t end() const { return is_literal() ? literal + int64_t(view_of(pattern).size()) : region.end(); }
  Value next(int64_t from) {
    if (!is_literal()) return search(pattern, text, from, &region);
    size_t at = text->view().find(view_of(pattern), size_t(from));
    literal = at == std::string_view::npos ? -1 : int64_t(at);
    return boolean(literal >= 0);
  }
  Value match() {
    return is_literal() ? new_literal_match(pattern, text, begin(), end()) : new_match(pattern, text, region);
  }
  std::string_view group(int64_t i) const {
    if (is_literal())
      return i == 0 ? text->view().substr(size_t(begin()), size_t(end() - begin())) : std::string_view();
    if (i >= region.count() || region.begin(int(i)) < 0) return {};
    return text->view().substr(size_t(region.begin(int(i))), size_t(region.end(int(i)) - region.begin(int(i))));
  }
  std::string_view before() const { return text->view().substr(0, size_t(begin())); }
  std::string_view after() const { return text->view().substr(size_t(end())); }
  // Where to look next. Behind an empty match one character is skipped (and kept).
  int64_t skip() const {
    int64_t e = end();
    if (e > begin()) return e;
    if (e >= int64_t(text->size())) return e + 1;
    uint32_t code;
    return e + int64_t(character_at(text->bytes + e, text->bytes + text->size(), text->encoding(), &code));
  }
};

// \k<name> in a replacement: kNil or IndexError. Returns what it took by *i.
Value append_named(std::string* out, std::string_view with, size_t* i, const Search& s) {
  size_t end = with.find('>', *i);
  if (*i + 1 >= with.size() || with[*i + 1] != '<' || end == with.npos) {
    *out += "\\k";
    return kNil;
  }
  std::string_view name = with.substr(*i + 2, end - *i - 2);
  int g = -1;
  if (!name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }))
    g = std::atoi(std::string(name).c_str());
  else if (!s.is_literal()) g = group_number(s.pattern, s.region, name);
  if (g < 0) return raise(classes.IndexError, "undefined group name reference: " + std::string(name));
  out->append(s.group(g));
  *i = end;
  return kNil;
}

Value append_expanded(std::string* out, std::string_view with, const Search& s) {
  for (size_t i = 0; i < with.size(); i++) {
    if (with[i] != '\\' || i + 1 == with.size()) {
      out->push_back(with[i]);
      continue;
    }
    char c = with[++i];
    if (c >= '0' && c <= '9') {
      out->append(s.group(c - '0'));
      continue;
    }
    switch (c) {
      case '&': out->append(s.group(0)); break;
      case '`': out->append(s.before()); break;
      case '\'': out->append(s.after()); break;
      case '\\': out->push_back('\\'); break;
      case '+': {
        int last = s.is_literal() ? 0 : s.region.count() - 1;
        while (last > 0 && s.region.begin(last) < 0) last--;
        if (last > 0) out->append(s.group(last));
        break;
      }
      case 'k': RB_TRY(append_named(out, with, &i, s)); break;
      default:
        out->push_back('\\');
        out->push_back(c);
    }
  }
  return kNil;
}

// What stands for the matches: a String to expand, a Hash to look in, or a block to ask.
struct Replacement {
  Value string = kUndefined, hash = kUndefined, block = kNil;
};
Value replacement_argument(Value v, Value block, Replacement* out) {
  if (v == kUndefined) {
    out->block = block;
  } else if (is_string(v)) {
    out->string = v;
  } else if (is_hash(v)) {
    out->hash = v;
  } else {
    static Symbol* const to_hash = names::to_hash;
    if (responds_to(v, to_hash)) {
      Value h = RB_TRY(call_method(v, to_hash));
      if (is_hash(h)) {
        out->hash = h;
        return kNil;
      }
    }
    out->string = RB_TRY(to_str(v));
  }
  return kNil;
}

// The text put together so far, and the encoding it has come to.
struct Output {
  std::string bytes;
  Value encoding_like;  // a String of the encoding
};

Value append_replacement(Output* out, const Replacement& r, Search& s, Value self) {
  if (r.string != kUndefined) return append_expanded(&out->bytes, view_of(r.string), s);
  Value v;
  if (r.hash != kUndefined) {
    v = RB_TRY(call_method(r.hash, names::aref, {like(self, s.group(0))}));
  } else {
    set_last_match(s.match());
    v = RB_TRY(call_block(r.block, {like(self, s.group(0))}));
  }
  v = RB_TRY(to_s(v));
  Encoding e;
  RB_TRY(compatible_encoding(out->encoding_like, v, &e));
  if (e != encoding_of(out->encoding_like)) out->encoding_like = v;
  out->bytes.append(view_of(v));
  return kNil;
}

// The new text; nil if nothing matched.
Value substitute(Value self, Value pattern, const Replacement& r, bool all) {
  const StringData* text = text_of(self);
  Search s(pattern, text);
  Output out{{}, self};
  if (r.string != kUndefined) {
    Encoding e;
    RB_TRY(compatible_encoding(self, r.string, &e));
    if (e != encoding_of(self)) out.encoding_like = r.string;
  }
  int64_t size = int64_t(text->size()), done = 0;
  Value last = kNil;
  for (int64_t from = 0; from <= size;) {
    if (RB_TRY(s.next(from)) == kFalse) break;
    int64_t begin = s.begin(), end = s.end(), next = s.skip();
    out.bytes.append(text->view().substr(size_t(done), size_t(begin - done)));
    last = s.match();
    RB_TRY(append_replacement(&out, r, s, self));
    done = end;
    if (!all) break;
    from = next;
  }
  set_last_match(last);
  if (last == kNil) return kNil;
  out.bytes.append(text->view().substr(size_t(done)));
  return make_string(out.bytes, encoding_of(out.encoding_like));
}

template <bool kAll, bool kInPlace>
Value substitute_method(CallTarget*, const Value* a) {
  Value self = a[0], block = a[1], pattern = a[2], with = a[3];
  if (kInPlace) RB_TRY(check_string(self));
  if (with == kUndefined && block == kNil) {
    if (!kAll) return raise_argument_count(1, 2, 2);
    return make_enumerator(self, kInPlace ? "gsub!" : "gsub", {pattern});
  }
  Replacement r;
  RB_TRY(replacement_argument(with, block, &r));
  pattern = RB_TRY(pattern_argument(pattern));
  Value result = RB_TRY(substitute(self, pattern, r, kAll));
  if (!kInPlace) return result == kNil ? new_string(text_of(self)) : result;
  if (result == kNil) return kNil;
  RB_TRY(check_string(self));  // the block may have frozen it
  string::set_text(handle_of(self), text_of(result));
  return self;
}

Value scan(CallTarget*, const Value* a) {
  Value self = a[0], block = a[1];
  Value pattern = RB_TRY(pattern_argument(a[2]));
  const StringData* text = text_of(self);
  Search s(pattern, text);
  Value list = new_array(), last = kNil;
  for (int64_t from = 0; from <= int64_t(text->size());) {
    if (RB_TRY(s.next(from)) == kFalse) break;
    from = s.skip();
    bool groups = !s.is_literal() && s.region.count() > 1;
    if (block == kNil && !groups) {
      array::push(list.ptr<Array>(), like(self, s.group(0)));
      if (from > int64_t(text->size())) last = s.match();
      else last = kUndefined;  // made when it is known to be the last
      continue;
    }
    last = s.match();
    Value item = groups ? match_captures(last) : like(self, s.group(0));
    if (block == kNil) {
      array::push(list.ptr<Array>(), item);
    } else {
      set_last_match(last);
      RB_TRY(call_block(block, {item}));
    }
  }
  if (last == kUndefined) {
    // Search once more for what the last match was: the region is that of the failed attempt.
    Value words = array::get(list.ptr<Array>(), list.ptr<Array>()->length() - 1);
    size_t at = text->view().rfind(view_of(words));
    if (RB_TRY(s.next(int64_t(at))) == kTrue) last = s.match();
    else last = kNil;
  }
  set_last_match(last);
  return block == kNil ? list : self;
}

const NativeMethod kMethods[] = {
    {"sub", substitute_method<false, false>, 1, 1},
    {"sub!", substitute_method<false, true>, 1, 1},
    {"gsub", substitute_method<true, false>, 1, 1},
    {"gsub!", substitute_method<true, true>, 1, 1},
    {"scan", scan, 1},
};

void define_string_substitution() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_substitution);

}  // namespace hypha::ruby
