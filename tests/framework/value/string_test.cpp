// SPDX-License-Identifier: MIT
#include <vector>

#include "framework/value/string_data.h"
#include "tests/framework/heap/heap_fixture.h"
#include "tests/framework/value/value_fixture.h"

using namespace hypha;
using namespace hypha::test;
namespace str = hypha::string;

namespace {
std::string encoded(uint32_t c) {
  char out[4];
  return {out, str::encode_utf8(c, out)};
}
std::string_view part(const StringData* s, int64_t from, int64_t n) { return str::substring(s, from, n)->view(); }

// The plain way, as a model: starts of all characters.
std::vector<size_t> starts_of(std::string_view s) {
  std::vector<size_t> starts;
  for (size_t i = 0, n; i < s.size(); i += n) {
    starts.push_back(i);
    str::decode_utf8(s.data() + i, s.data() + s.size(), &n);
  }
  return starts;
}

std::string random_text(Random& random, int64_t n, bool broken) {
  constexpr uint32_t kLimits[] = {0x80, 0x80, 0x800, 0x10000, 0x110000};
  std::string s;
  for (int64_t i = 0; i < n; i++) {
    if (broken && random.below(4) == 0) {
      s += char(random.next());
    } else {
      s += encoded(uint32_t(random.below(kLimits[random.below(5)])));
    }
  }
  return s;
}
}  // namespace

TEST_CASE("utf8: every code point and back") {
  size_t n;
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    char out[4];
    size_t length = str::encode_utf8(c, out);
    if (str::decode_utf8(out, out + length, &n) != c || n != length) FAIL(c);
    if (length > 1 && str::decode_utf8(out, out + length - 1, &n) != str::kInvalidCodePoint) FAIL(c);
  }
}

TEST_CASE("utf8: broken text counts byte by byte") {
  auto scan = [](std::string_view s) {
    str::Utf8Scan r = str::scan_utf8(s);
    return std::pair(r.range, r.characters);
  };
  using enum CodeRange;
  CHECK(scan("") == std::pair(Ascii, int64_t{0}));
  CHECK(scan("hello, world") == std::pair(Ascii, int64_t{12}));
  CHECK(scan("h\xC3\xA9llo w\xC3\xB6rld") == std::pair(Valid, int64_t{11}));
  CHECK(scan("\xED\xA0\x80") == std::pair(Valid, int64_t{1}));  // a lone surrogate
  CHECK(scan("\xE3\x81") == std::pair(Broken, int64_t{2}));
  CHECK(scan("\xE3\x81"
             "a") == std::pair(Broken, int64_t{3}));
  CHECK(scan("\xF0\x9F\x98") == std::pair(Broken, int64_t{3}));
  CHECK(scan("\xF4\x90\x80\x80") == std::pair(Broken, int64_t{4}));
  CHECK(scan("\xC0\x80") == std::pair(Broken, int64_t{2}));
  CHECK(scan("\xE0\x9F\xBF") == std::pair(Broken, int64_t{3}));
  CHECK(scan("\xF0\x8F\xBF\xBF") == std::pair(Broken, int64_t{4}));
  CHECK(scan("\x80") == std::pair(Broken, int64_t{1}));
  CHECK(scan("\xFF\xC3\xA9") == std::pair(Broken, int64_t{2}));
}

TEST_CASE("strings: encodings") {
  StringData* b = str::make("\xC3\xA9", Encoding::Binary);
  CHECK(str::length(b) == 2);
  CHECK(str::code_range(b) == CodeRange::Valid);
  CHECK(str::code_point_at(b, 1) == 0xA9);
  CHECK(str::code_range(str::make("\xC3", Encoding::Ascii)) == CodeRange::Broken);
  CHECK(part(b, 1, 1) == "\xA9");
  CHECK(str::substring(b, 1, 1)->encoding() == Encoding::Binary);
  CHECK(str::code_point_at(str::make("a\xFF"), 1) == str::kInvalidCodePoint);
  CHECK(str::has_surrogates(str::make("a\xED\xA0\x80")));
  CHECK_FALSE(str::has_surrogates(str::make("a\xED\x9F\xBF")));
}

TEST_CASE("strings: substrings are clipped") {
  StringData* s = str::make("añb");
  CHECK(part(s, 1, 1) == "ñ");
  CHECK(part(s, 1, 99) == "ñb");
  CHECK(part(s, 3, 1) == "");
  CHECK(part(s, 99, 1) == "");
  CHECK(part(s, -5, 2) == "añ");
  CHECK(part(s, 1, -1) == "");
  CHECK(str::substring(s, 0, 3) == s);
  CHECK(str::substring(s, 2, 1) == str::from_byte('b'));
  CHECK(str::is_ascii(str::substring(str::make("xañ"), 0, 2)));
  CHECK(s->bytes[s->size()] == 0);
}

TEST_CASE("strings: positions in long text agree with a plain walk") {
  Random random(6);
  for (bool broken : {false, true}) {
    for (int64_t n : {1, 50, 63, 64, 65, 128, 300, 1000, 4096}) {
      StringData* s = str::make(random_text(random, n, broken));
      std::vector<size_t> starts = starts_of(s->view());
      REQUIRE(str::length(s) == int64_t(starts.size()));
      for (int i = 0; i < 300; i++) {
        int64_t at = random.below(int64_t(starts.size()));
        CHECK(str::byte_offset(s, at) == starts[size_t(at)]);
        CHECK(str::code_point_index(s, starts[size_t(at)]) == at);
        size_t end = size_t(at) + 1 < starts.size() ? starts[size_t(at) + 1] : s->size();
        CHECK(str::code_point_index(s, end - 1) == at);  // covers
      }
      CHECK(str::byte_offset(s, str::length(s)) == s->size());
      CHECK(str::code_point_index(s, s->size()) == str::length(s));
      for (size_t i = 0; i < starts.size(); i += 61) {
        StringData* t = str::substring(s, int64_t(i), 100);
        str::Utf8Scan fresh = str::scan_utf8(t->view());
        CHECK(str::length(t) == fresh.characters);
        if (!broken) CHECK(str::code_range(t) == fresh.range);
      }
    }
  }
}

namespace {
[[gnu::noinline]] uint64_t sum_of_offsets(Random& random) {
  StringData* s = str::make(random_text(random, 500, false));
  std::vector<size_t> starts = starts_of(s->view());
  for (size_t i = 100; i < starts.size(); i += 50)
    if (str::byte_offset(s, int64_t(i)) != starts[i]) return 0;
  return 1;
}
}  // namespace

TEST_CASE("strings: an index is not taken for that of a new string at the same address") {
  Random random(7);
  for (int i = 0; i < 50; i++) {
    CHECK(sum_of_offsets(random) == 1);
    heap::collect();
  }
}

TEST_CASE("strings: concatenation, comparison, hash") {
  StringData *a = str::make("añ"), *b = str::make("b");
  CHECK(str::length(a) + str::length(b) == 3);
  StringData* c = str::concat(a, b);
  CHECK(c->view() == "añb");
  CHECK(str::length(c) == 3);
  CHECK(str::code_range(c) == CodeRange::Valid);
  StringData *left = str::make("\xC3"), *right = str::make("\xB1");
  CHECK(str::code_range(left) == CodeRange::Broken);
  CHECK(str::code_range(right) == CodeRange::Broken);
  CHECK(str::code_range(str::concat(left, right)) == CodeRange::Valid);
  CHECK(str::equal(c, str::make("añb")));
  CHECK(str::hash_of(c) == str::hash_of(str::make("añb")));
  CHECK(str::hash_of(c) == str::hash_bytes("añb", 4));
  CHECK_FALSE(str::equal(c, a));
  CHECK(str::compare(a, c) < 0);
  CHECK(str::compare(b, a) > 0);
  CHECK(str::compare(str::make("\xFF"), str::make("a")) > 0);
  CHECK(str::compare(str::make({"a\0b", 3}), str::make({"a\0c", 3})) < 0);
  std::vector<uint64_t> hashes;
  for (int i = 0; i < 64; i++) hashes.push_back(str::hash_of(str::make(std::string(size_t(i), 'x'))));
  for (size_t i = 0; i < hashes.size(); i++)
    for (size_t k = 0; k < i; k++) CHECK(hashes[i] != hashes[k]);
}

TEST_CASE("handles: appending and reading in turn") {
  for (uint64_t every : {0, 1, 3}) {
    WithOptions o(stress(every));
    StringHandle* s = str::make_handle(0, str::make("x"));
    std::string model = "x";
    Random random(8);
    for (int i = 0; i < 2000; i++) {
      std::string piece(size_t(random.below(20)), char('a' + i % 26));
      str::append(s, piece);
      model += piece;
      if (i % 7 == 0) {
        const StringData* text = s->text();
        REQUIRE(text->view() == model);
        CHECK(s->text() == text);  // no second copy
        CHECK(text->bytes[text->size()] == 0);
        CHECK(str::length(text) == int64_t(model.size()));
      }
      REQUIRE(str::handle_size(s) == model.size());
    }
    CHECK(str::handle_view(s) == model);
  }
}

TEST_CASE("handles: text once given does not change") {
  StringHandle* s = str::make_handle(0, str::make("abc"));
  const StringData* first = s->text();
  str::append(s, "def");
  const StringData* second = s->text();
  str::append(s, "ghi");
  CHECK(first->view() == "abc");
  CHECK(second->view() == "abcdef");
  CHECK(s->text()->view() == "abcdefghi");
  str::append(s, "");
  CHECK(s->text()->view() == "abcdefghi");
  str::set_text(s, first);
  CHECK(s->text() == first);
}

TEST_CASE("handles: a string appended to itself") {
  StringHandle* s = str::make_handle(0, str::make("ab"));
  for (int i = 0; i < 12; i++) str::append(s, str::handle_view(s));
  CHECK(str::handle_size(s) == 8192);
  CHECK(s->text()->view().substr(8190) == "ab");
}

TEST_CASE("handles: appending is linear and large builders give up their room") {
  StringHandle* s = str::make_handle(0, str::make(""));
  for (int i = 0; i < 200000; i++) str::append(s, "0123456789");
  const StringData* text = s->text();
  CHECK(text->size() == 2000000);
  CHECK(heap::object_size(text) < 3000000);
  CHECK(text->view().substr(1999990) == "0123456789");
}
