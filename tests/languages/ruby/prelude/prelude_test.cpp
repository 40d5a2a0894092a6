// SPDX-License-Identifier: MIT
// The prelude's layout: every method that the scan finds can be parsed and translated, and what the scan read off its
// header is what the translation says.
#include "languages/ruby/prelude/prelude.h"

#include <doctest/doctest.h>

#include "framework/thread/thread_state.h"
#include "languages/ruby/runtime/boot.h"
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

TEST_CASE("a header's parameters") {
  Parameters p;
  scan_parameters("a, b = (x = [1, 2]; nil), *rest, c, k:, o: f(1, 2), **more, &block", &p);
  CHECK(p.required == 1);
  CHECK(p.optional == 1);
  CHECK(p.rest);
  CHECK(p.post == 1);
  CHECK(p.keywords);
  CHECK(p.keyword_rest);
  CHECK(p.required_keywords == 1);
  REQUIRE(p.keyword_names.size() == 2);
  CHECK(p.keyword_names[0]->view() == "k");
  CHECK(p.keyword_names[1]->view() == "o");
  Parameters none;
  scan_parameters("", &none);
  CHECK(none.simple());
  CHECK(none.positional() == 0);
}

TEST_CASE("the whole prelude can be translated") {
  run_on_guest_stack(
      [](void*) {
        boot();
        materialize_all();  // aborts with the text of a method that is malformed
        return 0;
      },
      nullptr);
  Method* each = find_method(classes.Array, names::each);
  REQUIRE(each);
  CHECK(each->target->body);
  CHECK(each->parameters->positional() == 0);
  CHECK(find_method(classes.Integer, intern("times"))->owner == classes.Integer);
  CHECK(find_method(classes.Hash, intern("each_with_object"))->owner == classes.Enumerable);
}

}  // namespace hypha::ruby
