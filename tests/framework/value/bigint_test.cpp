// SPDX-License-Identifier: MIT
#include "framework/value/bigint.h"

#include <array>
#include <cmath>

#include "tests/framework/heap/heap_fixture.h"
#include "tests/framework/value/value_fixture.h"

using namespace hypha;
using namespace hypha::test;
namespace in = hypha::integer;

TEST_CASE("integers: results that fit are fixnums, others are not") {
  CHECK(in::from_int64(kFixnumMax).is_int());
  CHECK(in::from_int64(kFixnumMin).is_int());
  CHECK_FALSE(in::add(fixnum(kFixnumMax), fixnum(1)).is_int());
  CHECK_FALSE(in::sub(fixnum(kFixnumMin), fixnum(1)).is_int());
  CHECK(in::sub(in::add(fixnum(kFixnumMax), fixnum(1)), fixnum(1)) == fixnum(kFixnumMax));
  CHECK(text(in::neg(fixnum(kFixnumMin))) == "4611686018427387904");
  CHECK(in::neg(in::neg(fixnum(kFixnumMin))) == fixnum(kFixnumMin));
  CHECK(text(in::from_uint64(UINT64_MAX)) == "18446744073709551615");
  CHECK(text(in::from_int64(INT64_MIN)) == "-9223372036854775808");
  int64_t i;
  CHECK((in::to_int64(big("-9223372036854775808"), &i) && i == INT64_MIN));
  CHECK((in::to_int64(big("9223372036854775807"), &i) && i == INT64_MAX));
  CHECK_FALSE(in::to_int64(big("9223372036854775808"), &i));
  CHECK_FALSE(in::to_int64(big("-9223372036854775809"), &i));
}

TEST_CASE("integers: laws of arithmetic on random operands") {
  Random random(1);
  for (int i = 0; i < 3000; i++) {
    Value a = random.integer(400), b = random.integer(400), c = random.integer(200);
    CHECK(in::equal(in::sub(in::add(a, b), b), a));
    CHECK(in::equal(in::mul(in::add(a, b), c), in::add(in::mul(a, c), in::mul(b, c))));
    CHECK(in::equal(in::mul(a, a), in::mul(in::neg(a), in::neg(a))));
    CHECK(in::compare(a, b) == in::sign(in::sub(a, b)));
    CHECK(in::equal(big(text(a)), a));
    int base = int(random.below(35)) + 2;
    CHECK(in::equal(in::parse(in::to_string(a, base), base), a));
    if (in::sign(b) == 0) continue;
    Value q = in::floor_div(a, b), r = in::floor_mod(a, b), fq, fr;
    CHECK(in::equal(in::add(in::mul(q, b), r), a));
    CHECK((in::sign(r) == 0 || in::sign(r) == in::sign(b)));
    CHECK(in::compare(in::abs(r), in::abs(b)) < 0);
    CHECK((in::floor_divmod(a, b, &fq, &fr) && in::equal(fq, q) && in::equal(fr, r)));
    Value tq = in::truncate_div(a, b), tr = in::remainder(a, b);
    CHECK(in::equal(in::add(in::mul(tq, b), tr), a));
    CHECK((in::sign(tr) == 0 || in::sign(tr) == in::sign(a)));
    CHECK(in::floor_mod(in::mul(a, b), b) == fixnum(0));
  }
}

TEST_CASE("integers: laws of bits on random operands") {
  Random random(2);
  for (int i = 0; i < 3000; i++) {
    Value a = random.integer(300), b = random.integer(300);
    CHECK(in::equal(in::add(in::bit_and(a, b), in::bit_or(a, b)), in::add(a, b)));
    CHECK(in::equal(in::bit_xor(a, b), in::sub(in::bit_or(a, b), in::bit_and(a, b))));
    CHECK(in::equal(in::bit_not(in::bit_and(a, b)), in::bit_or(in::bit_not(a), in::bit_not(b))));
    CHECK(in::equal(in::bit_not(a), in::sub(in::neg(a), fixnum(1))));
    int64_t n = random.below(200);
    Value power = in::pow(fixnum(2), uint64_t(n));
    CHECK(in::equal(in::shift_left(a, n), in::mul(a, power)));
    CHECK(in::equal(in::shift_left(a, -n), in::floor_div(a, power)));
    CHECK(in::equal(in::shift_right(a, n), in::floor_div(a, power)));
    CHECK(in::bit(a, uint64_t(n)) == (in::bit_and(in::shift_right(a, n), fixnum(1)) == fixnum(1)));
    Value m = in::abs(a);
    if (m != fixnum(0)) {
      uint64_t length = in::bit_length(a);
      CHECK(in::shift_right(m, int64_t(length) - 1) == fixnum(1));
    }
    std::array<uint8_t, 64> bytes;
    bool little = random.below(2);
    REQUIRE(in::to_bytes(a, bytes.data(), bytes.size(), little, true));
    CHECK(in::equal(in::from_bytes(bytes.data(), bytes.size(), little, true), a));
  }
}

TEST_CASE("integers: bytes") {
  uint8_t out[2];
  CHECK((in::to_bytes(fixnum(258), out, 2, false, false) && out[0] == 1 && out[1] == 2));
  CHECK((in::to_bytes(fixnum(-2), out, 2, true, true) && out[0] == 0xFE && out[1] == 0xFF));
  CHECK_FALSE(in::to_bytes(fixnum(-2), out, 2, true, false));
  CHECK_FALSE(in::to_bytes(fixnum(128), out, 1, true, true));
  CHECK(in::to_bytes(fixnum(-128), out, 1, true, true));
  CHECK(in::from_bytes(out, 1, true, true) == fixnum(-128));
  CHECK(in::from_bytes(out, 1, true, false) == fixnum(128));
  CHECK(in::from_bytes(out, 0, true, false) == fixnum(0));
}

TEST_CASE("integers: powers") {
  CHECK(text(in::pow(fixnum(2), 100)) == "1267650600228229401496703205376");
  CHECK(text(in::pow(fixnum(-3), 41)) == "-36472996377170786403");
  CHECK(text(in::pow(fixnum(10), 30)) == "1" + std::string(30, '0'));
  CHECK(text(in::pow(big("123456789012345678901234567890"), 3)) ==
        "1881676372353657772546716040589641726257477229849409426207693797722198701224860897069000");
  CHECK(in::pow(fixnum(0), 0) == fixnum(1));
  CHECK(in::pow(fixnum(-1), UINT64_MAX) == fixnum(-1));
  Random random(3);
  for (int i = 0; i < 300; i++) {
    Value a = random.integer(150), product = fixnum(1);
    int n = int(random.below(20));
    for (int k = 0; k < n; k++) product = in::mul(product, a);
    CHECK(in::equal(in::pow(a, uint64_t(n)), product));
    Value m = random.integer(200);
    if (in::sign(m) != 0) CHECK(in::equal(in::pow_mod(a, fixnum(n), m), in::floor_mod(product, m)));
  }
  Value p = in::sub(in::shift_left(fixnum(1), 521), fixnum(1));  // a Mersenne prime: Fermat's little theorem
  CHECK(in::pow_mod(fixnum(3), in::sub(p, fixnum(1)), p) == fixnum(1));
  Value inverse = in::mod_inverse(fixnum(12345), p);
  CHECK(in::floor_mod(in::mul(inverse, fixnum(12345)), p) == fixnum(1));
  CHECK(in::mod_inverse(fixnum(6), fixnum(9)) == kFailed);
  CHECK(in::mod_inverse(fixnum(3), fixnum(-7)) == fixnum(-2));
  CHECK(in::pow_mod(fixnum(3), fixnum(4), fixnum(-7)) == fixnum(-3));
}

TEST_CASE("integers: what is too large fails before it is allocated") {
  Value huge = in::shift_left(fixnum(1), 40);
  int64_t n;
  REQUIRE(in::to_int64(huge, &n));
  CHECK(in::pow(fixnum(2), uint64_t(n)) == kFailed);
  CHECK(in::pow(fixnum(3), uint64_t(n)) == kFailed);
  CHECK(in::pow(fixnum(10), UINT64_MAX) == kFailed);
  CHECK(in::shift_left(fixnum(1), n) == kFailed);
  CHECK(in::shift_left(fixnum(1), INT64_MAX) == kFailed);
  CHECK(in::shift_left(fixnum(0), INT64_MAX) == fixnum(0));
  CHECK(in::shift_left(fixnum(-5), INT64_MIN) == fixnum(-1));
  CHECK(in::shift_right(fixnum(5), INT64_MAX) == fixnum(0));
  CHECK(in::round(fixnum(-1), UINT64_MAX, Rounding::Floor) == kFailed);
  CHECK(in::round(fixnum(-1), UINT64_MAX, Rounding::HalfUp) == fixnum(0));
}

TEST_CASE("integers: common divisors and roots") {
  Random random(4);
  for (int i = 0; i < 1000; i++) {
    Value a = random.integer(300), b = random.integer(300), g = in::gcd(a, b);
    if (in::sign(a) != 0 && in::sign(b) != 0) {
      CHECK(in::floor_mod(a, g) == fixnum(0));
      CHECK(in::floor_mod(b, g) == fixnum(0));
      CHECK(in::gcd(in::floor_div(a, g), in::floor_div(b, g)) == fixnum(1));
    }
    Value r = in::isqrt(in::abs(a)), next = in::add(r, fixnum(1));
    CHECK(in::compare(in::mul(r, r), in::abs(a)) <= 0);
    CHECK(in::compare(in::mul(next, next), in::abs(a)) > 0);
  }
  CHECK(in::gcd(fixnum(0), fixnum(0)) == fixnum(0));
  CHECK(text(in::gcd(fixnum(kFixnumMin), fixnum(0))) == "4611686018427387904");
}

TEST_CASE("integers: rounding to powers of ten") {
  auto r = [](int64_t i, uint64_t digits, Rounding mode) { return in::round(fixnum(i), digits, mode).as_int(); };
  CHECK(r(25, 1, Rounding::HalfUp) == 30);
  CHECK(r(-25, 1, Rounding::HalfUp) == -30);
  CHECK(r(25, 1, Rounding::HalfEven) == 20);
  CHECK(r(35, 1, Rounding::HalfEven) == 40);
  CHECK(r(-25, 1, Rounding::HalfEven) == -20);
  CHECK(r(25, 1, Rounding::HalfDown) == 20);
  CHECK(r(-25, 1, Rounding::HalfDown) == -20);
  CHECK(r(-21, 1, Rounding::Floor) == -30);
  CHECK(r(-29, 1, Rounding::Ceil) == -20);
  CHECK(r(-29, 1, Rounding::Truncate) == -20);
  CHECK(r(5, 1, Rounding::HalfUp) == 10);
  CHECK(r(4, 1, Rounding::HalfUp) == 0);
  CHECK(r(51, 2, Rounding::HalfEven) == 100);
}

TEST_CASE("integers: text") {
  CHECK(in::parse("", 10) == kFailed);
  CHECK(in::parse("-", 10) == kFailed);
  CHECK(in::parse("+-1", 10) == kFailed);
  CHECK(in::parse("12a", 10) == kFailed);
  CHECK(in::parse("1_000", 10) == kFailed);
  CHECK(in::parse("+0007", 10) == fixnum(7));
  CHECK(in::parse("-0", 10) == fixnum(0));
  CHECK(in::parse("Zz", 36) == fixnum(35 * 36 + 35));
  CHECK(in::equal(in::parse("0000000000000000000000000000000000000001" + std::string(40, '0'), 2),
                  in::shift_left(fixnum(1), 40)));
  CHECK(in::to_string(big("-340282366920938463463374607431768211456"), 16) == "-100000000000000000000000000000000");
  CHECK(in::to_string(fixnum(-255), 2) == "-11111111");
  Value factorial = fixnum(1);
  for (int i = 2; i <= 30; i++) factorial = in::mul(factorial, fixnum(i));
  CHECK(text(factorial) == "265252859812191058636308480000000");
  Value a = fixnum(0), b = fixnum(1);
  for (int i = 0; i < 300; i++) {
    Value next = in::add(a, b);
    a = b;
    b = next;
  }
  CHECK(text(a) == "222232244629420445529739893461909967206666939096499764990979600");
}

TEST_CASE("integers survive collections at every allocation") {
  WithOptions o(stress(1));
  Value sum = fixnum(0), term = fixnum(1);
  for (int i = 1; i < 200; i++) {
    term = in::mul(term, fixnum(i));
    sum = in::add(sum, term);
  }
  Value back = sum;
  for (int i = 199; i > 1; i--) {
    back = in::sub(back, term);
    term = in::floor_div(term, fixnum(i));
  }
  CHECK(text(back) == "1");
  CHECK(in::equal(in::gcd(in::mul(sum, fixnum(91)), in::mul(sum, fixnum(77))), in::mul(sum, fixnum(7))));
}
