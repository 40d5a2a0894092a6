// SPDX-License-Identifier: MIT
// require, require_relative, load.
#include <absl/container/flat_hash_map.h>
#include <sys/stat.h>

#include <climits>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <sstream>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/stream.h"
#include "languages/ruby/nodes/definition.h"
#include "languages/ruby/runtime/backtrace.h"
#include "languages/ruby/runtime/globals.h"
#include "languages/ruby/runtime/interop.h"
#include "languages/ruby/runtime/program.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

// Libraries whose classes are built in, as far as they exist here.
constexpr std::string_view kBuiltIn[] = {
    "set",        "thread",     "fiber",    "enumerator", "rational",  "complex",      "pp",           "prettyprint",
    "etc",        "monitor",    "English",  "io/console", "timeout",   "benchmark",    "securerandom", "time",
    "date",       "json",       "stringio", "strscan",    "ostruct",   "forwardable",  "singleton",    "observer",
    "comparable", "bigdecimal", "digest",   "tempfile",   "fileutils", "continuation", "weakref",
};

// What was required, and who is about to run it.
class Features {
 public:
  enum Answer { Mine, Loaded, Wait };

  Answer claim(const std::string& path) {
    GuestThread* me = &GuestThread::current();
    std::lock_guard held(mutex_);
    waits_.erase(me);
    auto [it, fresh] = by_.insert({path, me});
    if (fresh) return Mine;
    if (!it->second || it->second == me) return Loaded;  // a circle
    waits_[me] = path;
    if (waits_for(it->second, me)) return waits_.erase(me), Loaded;  // a circle of several threads
    return Wait;
  }
  void done(const std::string& path) {
    std::lock_guard held(mutex_);
    by_[path] = nullptr;
  }
  void failed(const std::string& path) {
    std::lock_guard held(mutex_);
    by_.erase(path);
  }
  void stop_waiting() {
    std::lock_guard held(mutex_);
    waits_.erase(&GuestThread::current());
  }

 private:
  bool waits_for(GuestThread* t, GuestThread* me) {
    for (size_t i = 0; i <= waits_.size(); i++) {
      auto waits = waits_.find(t);
      if (waits == waits_.end()) return false;
      auto by = by_.find(waits->second);
      if (by == by_.end() || !by->second) return false;
      t = by->second;
      if (t == me) return true;
    }
    return false;
  }

  std::mutex mutex_;
  absl::flat_hash_map<std::string, GuestThread*> by_;  // null: it has run
  absl::flat_hash_map<GuestThread*, std::string> waits_;
};
Features& features() {
  static auto* all = new Features;
  return *all;
}

bool is_file(const std::string& path) {
  struct stat s;
  return stat(path.c_str(), &s) == 0 && S_ISREG(s.st_mode);
}

// The path with or without .rb; empty: no such file.
std::string existing(const std::string& path) {
  if (path.ends_with(".rb") && is_file(path)) return path;
  if (is_file(path + ".rb")) return path + ".rb";
  return "";
}

std::string canonical(const std::string& path) {
  char resolved[PATH_MAX];
  return realpath(path.c_str(), resolved) ? resolved : path;
}

Value cannot_load(std::string_view name) {
  Value thrown = raise(classes.LoadError, "cannot load such file -- " + std::string(name));
  auto* e = thread().exception.ptr<Object>();
  e->fields[kDetail].write(e, new_string(name));  // LoadError#path
  return thrown;
}

Value run_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannot_load(path);
  std::stringstream text;
  text << in.rdbuf();
  auto* source = new Source(path, text.str());
  std::string errors;
  CallTarget* t = load_program(*source, "<top (required)>", &errors);
  if (!t) return raise(classes.SyntaxError, errors);
  DefineTargetScope lexical(lexical_target());
  return run_target(t);
}

// true: loaded now; false: it was already.
Value require_file(const std::string& path) {
  std::string full = canonical(path);
  Features::Answer answer;
  while ((answer = features().claim(full)) == Features::Wait) {
    constexpr double kSlice = 0.001;
    Value v = sleep_until(deadline_after(kSlice), false);
    if (v != kNil) return features().stop_waiting(), v;
  }
  if (answer == Features::Loaded) return kFalse;
  Value list = global_cell(intern("$\""))->get();
  Value v = run_file(full);
  if (v.is_completion()) {
    features().failed(full);
    return v;
  }
  if (is_array(list)) array::push(list.ptr<Array>(), new_string(full));
  features().done(full);
  return kTrue;
}

bool is_anchored(std::string_view name) {
  return name.starts_with("/") || name.starts_with("./") || name.starts_with("../");
}

// In the current folder if it says so, else along $LOAD_PATH.
Value find_file(std::string_view name, std::string* out) {
  if (is_anchored(name)) return *out = existing(std::string(name)), kNil;
  Value path = global_cell(intern("$:"))->get();
  for (int64_t i = 0; is_array(path) && i < path.ptr<Array>()->length() && out->empty(); i++) {
    Value folder = RB_TRY(to_s(array::get(path.ptr<Array>(), i)));
    *out = existing(std::string(view_of(folder)) + "/" + std::string(name));
  }
  return kNil;
}

Value kernel_require(Value, Value name) {
  std::string text(view_of(RB_TRY(to_str(name))));
  std::string path;
  RB_TRY(find_file(text, &path));
  if (!path.empty()) return require_file(path);
  std::string_view library = text;
  if (library.ends_with(".rb")) library.remove_suffix(3);
  for (std::string_view b : kBuiltIn)
    if (b == library) {
      std::string feature = "built in: " + std::string(library);
      bool fresh = features().claim(feature) == Features::Mine;
      if (fresh) features().done(feature);
      return boolean(fresh);
    }
  return cannot_load(text);
}

Value kernel_require_relative(Value, Value name) {
  std::string place = current_place();
  return require_relative_from(name, intern(place.substr(0, place.rfind(':'))));
}

Value kernel_load(Value, Value name, Value) {
  std::string text(view_of(RB_TRY(to_str(name))));
  std::string path = is_file(text) ? text : "";
  if (path.empty()) RB_TRY(find_file(text, &path));
  if (path.empty()) return cannot_load(text);
  RB_TRY(run_file(path));
  return kTrue;
}

const NativeMethod kernel_methods[] = {
    {"require", native<kernel_require>, 1, 0, kModuleFunction},
    {"require_relative", native<kernel_require_relative>, 1, 0, kModuleFunction},
    {"load", native<kernel_load>, 1, 1, kModuleFunction},
};

void define_load() {
  define_methods(classes.Kernel, kernel_methods);
  global_cell(intern("$:"))->set(new_array());
  global_cell(intern("$\""))->set(new_array());
}
HY_RUBY_CORE(define_load);

}  // namespace

Value absolute_path(Symbol* path) { return new_string(canonical(std::string(path->view()))); }

Value require_relative_from(Value name, Symbol* file) {
  std::string base(file->view());
  size_t slash = base.rfind('/');
  std::string folder = slash == std::string::npos ? "." : base.substr(0, slash);
  std::string text(view_of(RB_TRY(to_str(name))));
  std::string wanted = text.starts_with("/") ? text : folder + "/" + text;
  std::string path = existing(wanted);
  return path.empty() ? cannot_load(canonical(folder) + "/" + text) : require_file(path);
}

}  // namespace hypha::ruby
