// SPDX-License-Identifier: MIT
// SystemCallError and Errno.
#include <cerrno>
#include <cstring>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/stream.h"

namespace hypha::ruby {

namespace {

struct ErrnoRow {
  const char* name;
  int number;
};
constexpr ErrnoRow kRows[] = {
    {"EPERM", EPERM},
    {"ENOENT", ENOENT},
    {"EINTR", EINTR},
    {"EIO", EIO},
    {"EBADF", EBADF},
    {"ECHILD", ECHILD},
    {"EAGAIN", EAGAIN},
    {"ENOMEM", ENOMEM},
    {"EACCES", EACCES},
    {"EEXIST", EEXIST},
    {"EXDEV", EXDEV},
    {"ENOTDIR", ENOTDIR},
    {"EISDIR", EISDIR},
    {"EINVAL", EINVAL},
    {"EMFILE", EMFILE},
    {"EFBIG", EFBIG},
    {"ENOSPC", ENOSPC},
    {"ESPIPE", ESPIPE},
    {"EROFS", EROFS},
    {"EPIPE", EPIPE},
    {"EDOM", EDOM},
    {"ERANGE", ERANGE},
    {"ENAMETOOLONG", ENAMETOOLONG},
    {"ENOTEMPTY", ENOTEMPTY},
    {"ELOOP", ELOOP},
    {"ECONNREFUSED", ECONNREFUSED},
    {"ECONNRESET", ECONNRESET},
    {"ETIMEDOUT", ETIMEDOUT},
};

ClassInfo* system_call_error() {
  static ClassInfo* c = define_class("SystemCallError", classes.StandardError);
  return c;
}
ClassInfo* errno_class(int number) {
  static ClassInfo* scope = define_module("Errno");
  for (const ErrnoRow& r : kRows)
    if (r.number == number) return define_class(r.name, system_call_error(), scope);
  return system_call_error();
}

// The class's own Errno constant.
int number_of(ClassInfo* c) {
  Constant* k = find_constant(c, intern("Errno"));
  return k && k->value.get().is_int() ? int(k->value.get().as_int()) : 0;
}

Value initialize(Value self, Value about, Value where) {
  int number = number_of(class_of(self));
  if (number == 0 && about.is_int()) {
    number = int(about.as_int());
    about = where;
  }
  std::string text = number ? std::strerror(number) : "unknown error";
  if (about != kUndefined && about != kNil) text += " - " + std::string(view_of(RB_TRY(to_s(about))));
  auto* e = self.ptr<Object>();
  e->fields[kMessage].write(e, new_string(text));
  e->fields[kDetail].write(e, fixnum(number));
  return kNil;
}
Value error_number(Value self) { return self.ptr<Object>()->fields[kDetail].load(); }

const NativeMethod methods[] = {
    {"initialize", native<initialize>, 0, 2, kPrivate},
    {"errno", native<error_number>},
};

void define_errno() {
  define_methods(system_call_error(), methods);
  for (const ErrnoRow& r : kRows) set_constant(errno_class(r.number), intern("Errno"), fixnum(r.number));
}
HY_RUBY_CORE(define_errno);

}  // namespace

Value raise_errno(int error, std::string_view about) {
  Value e = new_exception(errno_class(error), new_string(std::string(std::strerror(error)) +
                                                         (about.empty() ? "" : " @ " + std::string(about))));
  e.ptr<Object>()->fields[kDetail].write(e.ptr(), fixnum(error));
  return raise_value(e);
}

}  // namespace hypha::ruby
