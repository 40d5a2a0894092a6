// SPDX-License-Identifier: MIT
// Classes and modules that are written in the prelude alone.
#include "languages/ruby/runtime/runtime.h"

namespace hypha::ruby {

static void define_library() {
  include_module(define_class("Set", classes.Object), classes.Enumerable);
  ClassInfo* backtrace = define_class("Backtrace", classes.Object, classes.Thread);
  define_class("Location", classes.Object, backtrace);
  define_module("Marshal");
}
HY_RUBY_CORE(define_library);

}  // namespace hypha::ruby
