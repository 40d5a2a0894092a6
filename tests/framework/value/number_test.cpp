// SPDX-License-Identifier: MIT
// Expected texts are those of CRuby 3.1 and CPython 3.11.
#include <bit>
#include <cmath>
#include <limits>

#include "framework/value/bigint.h"
#include "tests/framework/value/value_fixture.h"

using namespace hypha;
using namespace hypha::test;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string python(double d) { return number::to_text(d, {}); }
std::string ruby(double d) {
  return number::to_text(d, {.fixed_to = 14, .point_in_scientific = true, .infinity = "Infinity", .nan = "NaN"});
}
double parsed(std::string_view s) {
  double d;
  return number::parse_double(s, &d) ? d : kNaN;
}
double parsed_hex(std::string_view s) {
  double d;
  return number::parse_hex_double(s, &d) ? d : kNaN;
}
}  // namespace

TEST_CASE("doubles: boxing what is no flonum") {
  for (double d : {0.0, -0.0, 1.5, -1e300, 5e-324, 1e-300, kInfinity, std::numeric_limits<double>::max()}) {
    Value v = box_double(d);
    REQUIRE(number::is_double(v));
    CHECK(number::to_double(v) == d);
    CHECK(std::signbit(number::to_double(v)) == std::signbit(d));
  }
  CHECK(std::isnan(number::to_double(box_double(kNaN))));
  CHECK_FALSE(number::is_double(fixnum(1)));
  CHECK(is_kind(box_double(-0.0), Kind::Double));
}

TEST_CASE("doubles: shortest text") {
  struct Row {
    double d;
    const char *python, *ruby;
  };
  const Row rows[] = {
      {0.0, "0.0", "0.0"},
      {-0.0, "-0.0", "-0.0"},
      {1.0, "1.0", "1.0"},
      {100000.0, "100000.0", "100000.0"},
      {0.1, "0.1", "0.1"},
      {0.1 + 0.2, "0.30000000000000004", "0.30000000000000004"},
      {0.0001, "0.0001", "0.0001"},
      {0.00001, "1e-05", "1.0e-05"},
      {1.5e-7, "1.5e-07", "1.5e-07"},
      {1e14, "100000000000000.0", "100000000000000.0"},
      {1e15, "1000000000000000.0", "1.0e+15"},
      {8229832943189214.0, "8229832943189214.0", "8.229832943189214e+15"},
      {2095223180388999.5, "2095223180388999.5", "2095223180388999.5"},
      {1e16, "1e+16", "1.0e+16"},
      {1e22, "1e+22", "1.0e+22"},
      {-1.7976931348623157e308, "-1.7976931348623157e+308", "-1.7976931348623157e+308"},
      {5e-324, "5e-324", "5.0e-324"},
      {kInfinity, "inf", "Infinity"},
      {-kInfinity, "-inf", "-Infinity"},
      {kNaN, "nan", "NaN"},
  };
  for (const Row& r : rows) {
    CHECK(python(r.d) == r.python);
    CHECK(ruby(r.d) == r.ruby);
  }
  CHECK(number::to_text(3.0, {.point_in_fixed = false}) == "3");
  number::Decimal d = number::shortest(-1234.5);
  CHECK((d.negative && d.digits == "12345" && d.exponent == 4));
}

TEST_CASE("doubles: shortest text reads back") {
  Random random(5);
  for (int i = 0; i < 5000; i++) {
    double d = std::bit_cast<double>(random.next());
    if (!std::isfinite(d)) continue;
    CHECK(parsed(python(d)) == d);
    CHECK(parsed(ruby(d)) == d);
    CHECK(parsed_hex(number::format_hex(d, -1, i & 1)) == d);
    CHECK(parsed_hex(number::format_hex(d, 13, false, false, false)) == d);
  }
}

TEST_CASE("doubles: reading decimal text") {
  CHECK(parsed("1") == 1.0);
  CHECK(parsed("+1.") == 1.0);
  CHECK(parsed("-.5") == -0.5);
  CHECK(parsed("1E+2") == 100.0);
  CHECK(parsed("1e400") == kInfinity);
  CHECK(parsed("-1e99999999999999999999") == -kInfinity);
  CHECK(parsed("1e-400") == 0.0);
  CHECK(std::signbit(parsed("-1e-99999999999999999999")));
  CHECK(parsed("0e999999") == 0.0);
  CHECK(parsed("0." + std::string(400, '0') + "1e401") == 1.0);
  CHECK(parsed("1" + std::string(400, '0') + "e-400") == 1.0);
  CHECK(parsed("9007199254740993") == 9007199254740992.0);
  CHECK(parsed("9007199254740993.0000000000000000000000000000000001") == 9007199254740994.0);
  CHECK(parsed("2.4703282292062327e-324") == 0.0);
  CHECK(parsed("2.4703282292062328e-324") == 5e-324);
  CHECK(parsed("1.7976931348623158e308") == std::numeric_limits<double>::max());
  for (const char* bad :
       {"", "+", ".", "e5", "1e", "1e+", "1 ", " 1", "1_0", "0x10", "inf", "nan", "--1", "1.2.3", "1e5.0"})
    CHECK(std::isnan(parsed(bad)));
}

TEST_CASE("doubles: reading hexadecimal text") {
  CHECK(parsed_hex("0x1.8p1") == 3.0);
  CHECK(parsed_hex("-0X.8") == -0.5);
  CHECK(parsed_hex("ff") == 255.0);
  CHECK(parsed_hex("0x1p-1074") == 5e-324);
  CHECK(parsed_hex("0x1p-1075") == 0.0);
  CHECK(parsed_hex("0x1.00000000000000000001p-1075") == 5e-324);
  CHECK(parsed_hex("0x1.00000000000008p0") == 1.0);
  CHECK(parsed_hex("0x1.000000000000080000000000001p0") == 0x1.0000000000001p0);
  CHECK(parsed_hex("0x1p1024") == kInfinity);
  CHECK(parsed_hex("0x1p-99999999999999") == 0.0);
  for (const char* bad : {"", "0x", "0x.", "0x1p", "0x1p+", "0xg", "0x1 "}) CHECK(std::isnan(parsed_hex(bad)));
}

TEST_CASE("doubles: printf conversions are exact") {
  CHECK(number::format_fixed(2.675, 2) == "2.67");
  CHECK(number::format_fixed(0.125, 2) == "0.12");
  CHECK(number::format_fixed(1e22, 0) == "10000000000000000000000");
  CHECK(number::format_fixed(-0.0, 1) == "-0.0");
  CHECK(number::format_fixed(0.1, 55) == "0.1000000000000000055511151231257827021181583404541015625");
  CHECK(number::format_exponent(12345.678, 3, false) == "1.235e+04");
  CHECK(number::format_exponent(0.0, 0, true) == "0E+00");
  CHECK(number::format_general(100000.0, 6, false, false) == "100000");
  CHECK(number::format_general(1000000.0, 6, false, false) == "1e+06");
  CHECK(number::format_general(0.0001, 6, false, false) == "0.0001");
  CHECK(number::format_general(0.00001, 6, true, false) == "1E-05");
  CHECK(number::format_general(1.0, 3, false, true) == "1.00");
  CHECK(number::format_general(99999.95, 6, false, false) == "99999.9");
  CHECK(number::format_hex(3.14159, -1, false) == "0x1.921f9f01b866ep+1");
  CHECK(number::format_hex(1.5, 0, false) == "0x1p+1");
  CHECK(number::format_hex(-0.0, 3, true) == "-0X0.000P+0");
  CHECK(number::format_hex(5e-324, -1, false) == "0x1p-1074");
  CHECK(number::format_hex(5e-324, 13, false, false, false) == "0x0.0000000000001p-1022");
  CHECK(number::format_hex(1.0, -1, false, true) == "0x1.p+0");
}

TEST_CASE("doubles: near ties as CRuby's printf takes them") {
  auto fixed = [](double d, int p) { return number::format_fixed(d, p, number::Ties::NearTiesToEven); };
  auto scientific = [](double d, int p) { return number::format_exponent(d, p, false, number::Ties::NearTiesToEven); };
  CHECK(fixed(4.35, 1) == "4.4");
  CHECK(fixed(3.45, 1) == "3.4");
  CHECK(fixed(-9.65, 1) == "-9.6");
  CHECK(fixed(2.675, 2) == "2.68");
  CHECK(fixed(0.0685, 3) == "0.068");
  CHECK(fixed(0.00015, 4) == "0.0002");
  CHECK(fixed(1.65e-05, 6) == "0.000016");
  CHECK(fixed(99999.95, 1) == "100000.0");
  CHECK(fixed(68754509.49999996, 0) == "68754510");
  CHECK(fixed(9.499999999999998, 0) == "10");
  CHECK(fixed(0.05, 0) == "0");
  CHECK(fixed(4.34, 1) == "4.3");
  CHECK(fixed(4.35e-30, 31) == "0.0000000000000000000000000000044");
  CHECK(scientific(4.35, 1) == "4.4e+00");
  CHECK(scientific(9.95e200, 1) == "1.0e+201");
  CHECK(number::format_general(99999.95, 6, false, false, number::Ties::NearTiesToEven) == "100000");
}

TEST_CASE("doubles: rounding to digits") {
  auto even = [](double d, int n) { return number::round_to_digits(d, n, true); };
  auto up = [](double d, int n) { return number::round_to_digits(d, n, false); };
  CHECK(even(2.675, 2) == 2.67);
  CHECK(even(0.5, 0) == 0.0);
  CHECK(even(1.5, 0) == 2.0);
  CHECK(even(2.5, 0) == 2.0);
  CHECK(even(0.125, 2) == 0.12);
  CHECK(even(1250.0, -2) == 1200.0);
  CHECK(even(-1350.0, -2) == -1400.0);
  CHECK(even(49.0, -2) == 0.0);
  CHECK(even(51.0, -2) == 100.0);
  CHECK(std::signbit(even(-0.4, 0)));
  CHECK(even(1e300, -400) == 0.0);
  CHECK(even(1.1, 2000) == 1.1);
  CHECK(even(std::numeric_limits<double>::max(), -308) == kInfinity);
  CHECK(std::isnan(even(kNaN, 2)));
  CHECK(up(2.675, 2) == 2.68);
  CHECK(up(5.015, 2) == 5.02);
  CHECK(up(-2.675, 2) == -2.68);
  CHECK(up(2.5, 0) == 3.0);
  CHECK(up(-2.5, 0) == -3.0);
  CHECK(up(25.0, -1) == 30.0);
  CHECK(up(1.1, 20) == 1.1);
  CHECK(up(111.74499999999999, 15) == 111.745);
  CHECK(up(3.935283545078442e-32, 32) == 4.0e-32);
  CHECK(up(1e-20, 5) == 0.0);
}

TEST_CASE("doubles: scaled rounding in all modes") {
  auto r = [](double d, int n, Rounding mode) { return number::round_scaled(d, n, mode); };
  CHECK(r(2.25, 1, Rounding::HalfUp) == 2.3);
  CHECK(r(2.25, 1, Rounding::HalfEven) == 2.2);
  CHECK(r(2.35, 1, Rounding::HalfEven) == 2.4);
  CHECK(r(2.25, 1, Rounding::HalfDown) == 2.2);
  CHECK(r(-2.25, 1, Rounding::HalfDown) == -2.2);
  CHECK(r(2.29, 1, Rounding::Floor) == 2.2);
  CHECK(r(-2.21, 1, Rounding::Floor) == -2.3);
  CHECK(r(2.21, 1, Rounding::Ceil) == 2.3);
  CHECK(r(-2.29, 1, Rounding::Truncate) == -2.2);
  CHECK(r(291.4, 1, Rounding::Floor) == 291.4);
  CHECK(r(-1065.235, 9, Rounding::Ceil) == -1065.234999999);
}
