// SPDX-License-Identifier: MIT
// File: paths and questions about files; Dir.
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include "languages/ruby/core/native.h"
#include "languages/ruby/core/stream.h"

namespace hypha::ruby {

namespace {

// ---- names

Value path_of(Value v, std::string* out) {
  if (!is_string(v) && v.is_heap() && responds_to(v, intern("to_path"))) v = RB_TRY(call_method(v, intern("to_path")));
  *out = std::string(view_of(RB_TRY(to_str(v))));
  return kNil;
}

std::string without_trailing(std::string s) {
  while (s.size() > 1 && s.back() == '/') s.pop_back();
  return s;
}
std::string base_of(std::string path) {
  path = without_trailing(path);
  size_t slash = path.rfind('/');
  return slash == std::string::npos || path == "/" ? path : path.substr(slash + 1);
}
std::string folder_of(std::string path) {
  path = without_trailing(path);
  size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : without_trailing(path.substr(0, slash));
}
std::string extension_of(const std::string& path) {
  std::string base = base_of(path);
  size_t first = base.find_first_not_of('.'), dot = base.rfind('.');
  return first == std::string::npos || dot == std::string::npos || dot < first ? "" : base.substr(dot);
}

Value basename(Value, Value path, Value suffix) {
  std::string p, s;
  RB_TRY(path_of(path, &p));
  std::string base = base_of(p);
  if (suffix == kUndefined) return new_string(base);
  RB_TRY(path_of(suffix, &s));
  if (s == ".*") s = extension_of(p);
  if (!s.empty() && base.size() > s.size() && base.ends_with(s)) base.resize(base.size() - s.size());
  return new_string(base);
}
Value dirname(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  return new_string(folder_of(p));
}
Value extname(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  return new_string(extension_of(p));
}
Value split(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  Value folder = new_string(folder_of(p));
  return new_array({folder, new_string(base_of(p))});
}

Value join_into(Value parts, std::string* out, bool* first) {
  auto* list = parts.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    Value v = array::get(list, i);
    if (is_array(v)) {
      RB_TRY(join_into(v, out, first));
      continue;
    }
    std::string p;
    RB_TRY(path_of(v, &p));
    if (!*first) {
      while (!out->empty() && out->back() == '/') out->pop_back();
      p.erase(0, std::min(p.find_first_not_of('/'), p.size()));
      *out += "/";
    }
    *first = false;
    *out += p;
  }
  return kNil;
}
Value join(Value, Value parts) {
  std::string out;
  bool first = true;
  RB_TRY(join_into(parts, &out, &first));
  return new_string(out);
}

std::string current_folder() {
  char buffer[PATH_MAX];
  return getcwd(buffer, sizeof buffer) ? buffer : "/";
}
// Without . and .., and without asking the file system.
std::string cleaned(const std::string& path) {
  std::vector<std::string> parts;
  for (size_t from = 0; from <= path.size();) {
    size_t end = std::min(path.find('/', from), path.size());
    std::string part = path.substr(from, end - from);
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
    from = end + 1;
  }
  std::string out;
  for (const std::string& p : parts) out += "/" + p;
  return out.empty() ? "/" : out;
}
Value expand_path(Value, Value path, Value base) {
  std::string p, b = current_folder();
  RB_TRY(path_of(path, &p));
  if (base != kUndefined && base != kNil) {
    RB_TRY(path_of(base, &b));
    if (b[0] != '/') b = current_folder() + "/" + b;
  }
  if (p.starts_with("~"))
    if (const char* home = getenv("HOME")) p = home + p.substr(1);
  return new_string(cleaned(p.starts_with("/") ? p : b + "/" + p));
}
Value realpath_of(Value, Value path, Value) {
  std::string p;
  RB_TRY(path_of(path, &p));
  char buffer[PATH_MAX];
  if (!realpath(p.c_str(), buffer)) return raise_errno(errno, "rb_realpath_internal - " + p);
  return new_string(buffer);
}

// ---- questions

template <class F>
Value ask(Value path, F question) {
  if (is_io(path)) {
    Stream* s = stream_of(path);
    struct stat info;
    return boolean(s && fstat(s->fd(), &info) == 0 && question(info));
  }
  std::string p;
  RB_TRY(path_of(path, &p));
  struct stat info;
  return boolean(stat(p.c_str(), &info) == 0 && question(info));
}
Value exists(Value, Value path) {
  return ask(path, [](auto&) { return true; });
}
Value is_regular(Value, Value path) {
  return ask(path, [](auto& s) { return S_ISREG(s.st_mode); });
}
Value is_directory(Value, Value path) {
  return ask(path, [](auto& s) { return S_ISDIR(s.st_mode); });
}
Value is_empty(Value, Value path) {
  return ask(path, [](auto& s) { return s.st_size == 0; });
}
template <int kAccess>
Value accessible(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  return boolean(access(p.c_str(), kAccess) == 0);
}
Value is_symlink(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  struct stat info;
  return boolean(lstat(p.c_str(), &info) == 0 && S_ISLNK(info.st_mode));
}
Value size_of(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  struct stat info;
  return stat(p.c_str(), &info) == 0 ? integer::from_int64(info.st_size) : raise_errno(errno, "rb_file_s_size - " + p);
}
Value size_or_nil(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  struct stat info;
  return stat(p.c_str(), &info) == 0 && info.st_size > 0 ? integer::from_int64(info.st_size) : kNil;
}
Value file_size(Value self) {
  Stream* s = stream_of(self);
  if (!s) return raise(classes.IOError, "closed stream");
  s->flush();
  struct stat info;
  return fstat(s->fd(), &info) == 0 ? integer::from_int64(info.st_size) : raise_errno(errno, s->path());
}

// ---- changes

Value remove_files(Value, Value paths) {
  auto* list = paths.ptr<Array>();
  for (int64_t i = 0; i < list->length(); i++) {
    std::string p;
    RB_TRY(path_of(array::get(list, i), &p));
    if (unlink(p.c_str()) != 0) return raise_errno(errno, "apply2files - " + p);
  }
  return fixnum(list->length());
}
Value rename_file(Value, Value from, Value to) {
  std::string f, t;
  RB_TRY(path_of(from, &f));
  RB_TRY(path_of(to, &t));
  return std::rename(f.c_str(), t.c_str()) == 0 ? fixnum(0)
                                                : raise_errno(errno, "rb_file_s_rename - (" + f + ", " + t + ")");
}

const NativeMethod file_singleton[] = {
    {"basename", native<basename>, 1, 1},
    {"dirname", native<dirname>, 1},
    {"extname", native<extname>, 1},
    {"split", native<split>, 1},
    {"join", native<join>, 0, 0, kRest},
    {"expand_path", native<expand_path>, 1, 1},
    {"absolute_path", native<expand_path>, 1, 1},
    {"realpath", native<realpath_of>, 1, 1},
    {"exist?", native<exists>, 1},
    {"file?", native<is_regular>, 1},
    {"directory?", native<is_directory>, 1},
    {"zero?", native<is_empty>, 1},
    {"empty?", native<is_empty>, 1},
    {"readable?", native<accessible<R_OK>>, 1},
    {"writable?", native<accessible<W_OK>>, 1},
    {"executable?", native<accessible<X_OK>>, 1},
    {"symlink?", native<is_symlink>, 1},
    {"size", native<size_of>, 1},
    {"size?", native<size_or_nil>, 1},
    {"delete", native<remove_files>, 0, 0, kRest},
    {"unlink", native<remove_files>, 0, 0, kRest},
    {"rename", native<rename_file>, 2},
};
const NativeMethod file_methods[] = {{"size", native<file_size>}};

// ---- Dir

Value list_folder(Value path, bool dots) {
  std::string p;
  RB_TRY(path_of(path, &p));
  DIR* d = opendir(p.c_str());
  if (!d) return raise_errno(errno, "dir_initialize - " + p);
  Value names = new_array();
  while (dirent* e = readdir(d)) {
    std::string_view name(e->d_name);
    if (dots || (name != "." && name != "..")) array::push(names.ptr<Array>(), new_string(name));
  }
  closedir(d);
  return names;
}
Value dir_entries(Value, Value path) { return list_folder(path, true); }
Value dir_children(Value, Value path) { return list_folder(path, false); }
Value dir_pwd(Value) { return new_string(current_folder()); }
Value dir_mkdir(Value, Value path, Value) {
  std::string p;
  RB_TRY(path_of(path, &p));
  return mkdir(p.c_str(), 0777) == 0 ? fixnum(0) : raise_errno(errno, "dir_s_mkdir - " + p);
}
Value dir_rmdir(Value, Value path) {
  std::string p;
  RB_TRY(path_of(path, &p));
  return rmdir(p.c_str()) == 0 ? fixnum(0) : raise_errno(errno, "dir_s_rmdir - " + p);
}

const NativeMethod dir_singleton[] = {
    {"entries", native<dir_entries>, 1}, {"children", native<dir_children>, 1}, {"pwd", native<dir_pwd>},
    {"getwd", native<dir_pwd>},          {"mkdir", native<dir_mkdir>, 1, 1},    {"rmdir", native<dir_rmdir>, 1},
    {"unlink", native<dir_rmdir>, 1},    {"delete", native<dir_rmdir>, 1},      {"exist?", native<is_directory>, 1},
};

void define_file_path() {
  define_singleton_methods(classes.File, file_singleton);
  define_methods(classes.File, file_methods);
  set_constant(classes.File, intern("SEPARATOR"), new_string("/"));
  define_singleton_methods(define_class("Dir", classes.Object), dir_singleton);
}
HY_RUBY_CORE(define_file_path);

}  // namespace

}  // namespace hypha::ruby
