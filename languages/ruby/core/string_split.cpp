// SPDX-License-Identifier: MIT
// String into lists: split, lines, chars, bytes, codepoints, and each_line.
#include "languages/ruby/core/regexp.h"

namespace hypha::ruby {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0; }

// Takes the parts, into a list or a block; drops empty ones at the end if there is no limit.
struct Parts {
  Value self, block, list = new_array();
  int64_t limit = 0;
  int64_t count = 1;  // parts that there will be if the rest is one
  bool full() const { return limit > 0 && count >= limit; }
  Value add(std::string_view part) {
    array::push(list.ptr<Array>(), like(self, part));
    return kNil;
  }
  Value finish() {
    auto* a = list.ptr<Array>();
    if (limit == 0)
      while (a->length() > 0 && view_of(array::get(a, a->length() - 1)).empty()) array::pop(a);
    if (block == kNil) return list;
    for (int64_t i = 0; i < a->length(); i++) RB_TRY(call_block(block, {array::get(a, i)}));
    return self;
  }
};

Value split_blanks(Parts& out, std::string_view s) {
  size_t i = 0;
  while (true) {
    while (i < s.size() && is_blank(s[i])) i++;
    if (i == s.size()) break;
    if (out.full()) {
      RB_TRY(out.add(s.substr(i)));
      return kNil;
    }
    size_t from = i;
    while (i < s.size() && !is_blank(s[i])) i++;
    RB_TRY(out.add(s.substr(from, i - from)));
    out.count++;
  }
  // "a b ".split(" ", -1) has an empty last part.
  if (out.limit != 0 && !s.empty() && is_blank(s.back())) RB_TRY(out.add(""));
  return kNil;
}

Value split_text(Parts& out, std::string_view s, std::string_view separator) {
  size_t from = 0;
  while (!out.full()) {
    size_t at = s.find(separator, from);
    if (at == s.npos) break;
    RB_TRY(out.add(s.substr(from, at - from)));
    out.count++;
    from = at + separator.size();
  }
  return out.add(s.substr(from));
}

Value split_characters(Parts& out, std::string_view s, Encoding e) {
  size_t done = 0;
  Value status = kNil;
  each_character(s, e, [&](std::string_view c, uint32_t) {
    if (out.full()) return false;
    status = out.add(c);
    done += c.size();
    out.count++;
    return !status.is_completion();
  });
  RB_TRY(status);
  if (done < s.size() || out.limit != 0) return out.add(s.substr(done));
  return kNil;
}

Value split_regexp(Parts& out, const StringData* text, Value regexp) {
  std::string_view s = text->view();
  Region region;
  size_t from = 0, start = 0;
  bool after_empty = false;  // an empty match at `from` was skipped: the next one ends a part of one character
  while (!out.full() && start <= s.size()) {
    if (RB_TRY(search(regexp, text, int64_t(start), &region)) == kFalse) break;
    size_t begin = size_t(region.begin()), end = size_t(region.end());
    if (begin == end && begin == start) {
      if (!after_empty) {
        uint32_t code;
        start += start == s.size() ? 1 : character_at(s.data() + start, s.data() + s.size(), text->encoding(), &code);
        after_empty = true;
        continue;
      }
      RB_TRY(out.add(s.substr(from, start - from)));
      from = start;
    } else {
      RB_TRY(out.add(s.substr(from, begin - from)));
      from = start = end;
    }
    after_empty = false;
    for (int i = 1; i < region.count(); i++)
      if (region.begin(i) >= 0)
        RB_TRY(out.add(s.substr(size_t(region.begin(i)), size_t(region.end(i) - region.begin(i)))));
    out.count++;
  }
  return out.add(s.substr(from));
}

Value split(CallTarget*, const Value* a) {
  Value self = a[0], pattern = a[2];
  Parts out{self, a[1]};
  if (a[3] != kUndefined) RB_TRY(to_int64(a[3], &out.limit));
  const StringData* text = text_of(self);
  if (text->size() == 0) return out.finish();
  if (out.limit == 1) {
    RB_TRY(out.add(text->view()));
    return out.finish();
  }
  bool blanks = pattern == kUndefined || pattern == kNil;
  if (!blanks) {
    pattern = RB_TRY(pattern_argument(pattern));
    if (is_string(pattern)) RB_TRY(check_compatible(self, pattern));
    blanks = is_string(pattern) && view_of(pattern) == " ";
  }
  if (blanks) RB_TRY(split_blanks(out, text->view()));
  else if (is_regexp(pattern) && !program_of(pattern)->source.empty()) RB_TRY(split_regexp(out, text, pattern));
  else if (is_regexp(pattern) || view_of(pattern).empty())
    RB_TRY(split_characters(out, text->view(), text->encoding()));
  else RB_TRY(split_text(out, text->view(), view_of(pattern)));
  return out.finish();
}

// ---- lines

// The separator and whether it is cut off.
struct LineRule {
  Value separator = kUndefined;  // nil: the text is one line
  bool chomp = false;
};
Value line_rule(Value separator, Value keywords, LineRule* out) {
  if (separator != kUndefined) out->separator = separator == kNil ? kNil : RB_TRY(as_string(separator));
  if (is_hash(keywords)) {
    static Symbol* const chomp = intern("chomp");
    Value v = RB_TRY(hash_get(keywords, symbol_value(chomp)));
    out->chomp = v != kUndefined && v.truthy();
  }
  return kNil;
}

template <class F>
Value for_lines(const StringData* text, const LineRule& rule, F f) {
  std::string_view s = text->view();
  if (rule.separator == kNil) return s.empty() ? kNil : f(s);
  bool paragraphs = rule.separator != kUndefined && view_of(rule.separator).empty();
  std::string_view separator = rule.separator == kUndefined ? "\n" : paragraphs ? "\n\n" : view_of(rule.separator);
  size_t from = 0;
  while (from < s.size()) {
    size_t at = s.find(separator, from), end = at == s.npos ? s.size() : at + separator.size(), next = end;
    if (paragraphs)
      while (next < s.size() && s[next] == '\n') next++;
    std::string_view line = s.substr(from, end - from);
    if (rule.chomp && at != s.npos) {
      line = s.substr(from, at - from);
      if (separator == "\n" && line.ends_with('\r')) line.remove_suffix(1);
    }
    from = next;
    RB_TRY(f(line));
  }
  return kNil;
}

Value each_line(CallTarget*, const Value* a) {
  Value self = a[0], block = a[1];
  if (block == kNil) {
    if (is_hash(a[3]))
      return call_method(RB_TRY(call_method(self, intern("lines"), std::span<const Value>(&a[3], 1), kNil, true)),
                         names::each);
    return a[2] == kUndefined ? make_enumerator(self, "each_line") : make_enumerator(self, "each_line", {a[2]});
  }
  LineRule rule;
  RB_TRY(line_rule(a[2], a[3], &rule));
  RB_TRY(for_lines(text_of(self), rule, [&](std::string_view line) { return call_block(block, {like(self, line)}); }));
  return self;
}

Value lines(CallTarget* target, const Value* a) {
  if (a[1] != kNil) return each_line(target, a);
  LineRule rule;
  RB_TRY(line_rule(a[2], a[3], &rule));
  Value list = new_array();
  for_lines(text_of(a[0]), rule, [&](std::string_view line) {
    array::push(list.ptr<Array>(), like(a[0], line));
    return kNil;
  });
  return list;
}

// ---- characters and bytes

Value chars(Value s) {
  Value list = new_array();
  const StringData* d = text_of(s);
  each_character(d->view(), d->encoding(), [&](std::string_view c, uint32_t) {
    bool shared = c.size() == 1 && d->encoding() == Encoding::Utf8 && uint8_t(c[0]) < 128;
    array::push(list.ptr<Array>(), shared ? new_string(string::from_byte(uint8_t(c[0]))) : like(s, c));
    return true;
  });
  return list;
}
Value bytes(Value s) {
  Value list = new_array();
  const StringData* d = text_of(s);
  for (char c : d->view()) array::push(list.ptr<Array>(), fixnum(uint8_t(c)));
  return list;
}
Value codepoints(Value s) {
  const StringData* d = text_of(s);
  if (is_broken(s))
    return raise(classes.ArgumentError, std::string("invalid byte sequence in ") + encoding_name(d->encoding()));
  Value list = new_array();
  each_character(d->view(), d->encoding(), [&](std::string_view, uint32_t code) {
    array::push(list.ptr<Array>(), fixnum(code));
    return true;
  });
  return list;
}

// A base character with what combines with it (not the whole of Unicode's segmentation).
Value grapheme_clusters(Value s) {
  Value regexp = RB_TRY(regexp_argument(new_string("\\X")));
  Value list = new_array();
  const StringData* d = text_of(s);
  Region region;
  for (int64_t from = 0; from < int64_t(d->size());) {
    if (RB_TRY(search(regexp, d, from, &region)) == kFalse) break;
    array::push(list.ptr<Array>(),
                like(s, d->view().substr(size_t(region.begin()), size_t(region.end() - region.begin()))));
    from = std::max(region.end(), from + 1);
  }
  return list;
}

const NativeMethod kMethods[] = {
    {"split", split, 0, 2},
    {"lines", lines, 0, 1, kKeywords},
    {"each_line", each_line, 0, 1, kKeywords},
    {"chars", native<chars>},
    {"bytes", native<bytes>},
    {"codepoints", native<codepoints>},
    {"grapheme_clusters", native<grapheme_clusters>},
};

void define_string_split() { define_methods(classes.String, kMethods); }

}  // namespace

HY_RUBY_CORE(define_string_split);

}  // namespace hypha::ruby
