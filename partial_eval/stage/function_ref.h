// SPDX-License-Identifier: MIT
// A reference to a callable, for the non-template Builder: staging is not hot, code size is.
#pragma once

namespace hypha::pe {

template <class R>
class FunctionRef;
template <class R, class... A>
class FunctionRef<R(A...)> {
 public:
  template <class L>
  FunctionRef(L& l)  // NOLINT: implicit on purpose
      : object_(const_cast<void*>(static_cast<const void*>(&l))), call_([](void* o, A... a) -> R { return (*static_cast<L*>(o))(a...); }) {}
  R operator()(A... a) const { return call_(object_, a...); }

 private:
  void* object_;
  R (*call_)(void*, A...);
};

}  // namespace hypha::pe
