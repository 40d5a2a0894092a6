// SPDX-License-Identifier: MIT
// _os: what the prelude's os stands on.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "languages/python/runtime/module.h"

extern char** environ;

namespace hypha::python {

namespace {

Value path_of(Value v, std::string* out) {
  Value s = underlying(v);
  if (!is_str(s) && has_special(v, names::fspath)) s = PY_TRY(call_special(v, names::fspath));
  if (!is_str(s) && !is_bytes(s)) return raise_type_error("expected str, bytes or os.PathLike object, not " + type_name(v));
  if (view_of(s).find('\0') != std::string_view::npos) return raise_value_error("embedded null byte");
  *out = view_of(s);
  return kNil;
}

// A call that gives -1 and errno.
template <int (*Call)(const char*)>
Value on_path(CallTarget*, const Value* args) {
  std::string path;
  PY_TRY(path_of(args[1], &path));
  return Call(path.c_str()) == 0 ? kNil : raise_os_error(errno, path);
}

Value os_getcwd(CallTarget*, const Value*) {
  char buffer[4096];
  return getcwd(buffer, sizeof buffer) ? new_str(buffer) : raise_os_error(errno, ".");
}
Value os_listdir(CallTarget*, const Value* args) {
  std::string path = ".";
  if (args[1] != kUndefined) PY_TRY(path_of(args[1], &path));
  DIR* d = opendir(path.c_str());
  if (!d) return raise_os_error(errno, path);
  Value list = new_list();
  while (dirent* e = readdir(d)) {
    std::string_view name = e->d_name;
    if (name != "." && name != "..") array::push(array_of(list), new_str(name));
  }
  closedir(d);
  return list;
}
Value os_mkdir(CallTarget*, const Value* args) {
  std::string path;
  int64_t mode = 0777;
  PY_TRY(path_of(args[1], &path));
  if (args[2] != kUndefined) PY_TRY(to_int64(args[2], &mode));
  return mkdir(path.c_str(), mode_t(mode)) == 0 ? kNil : raise_os_error(errno, path);
}
Value os_rename(CallTarget*, const Value* args) {
  std::string from, to;
  PY_TRY(path_of(args[1], &from));
  PY_TRY(path_of(args[2], &to));
  return std::rename(from.c_str(), to.c_str()) == 0 ? kNil : raise_os_error(errno, from);
}
Value os_stat_kind(CallTarget*, const Value* args) {
  std::string path;
  PY_TRY(path_of(args[1], &path));
  struct stat info;
  if (stat(path.c_str(), &info) != 0) return new_str("");
  return new_str(S_ISDIR(info.st_mode) ? "directory" : S_ISREG(info.st_mode) ? "file" : "other");
}
Value os_file_size(CallTarget*, const Value* args) {
  std::string path;
  PY_TRY(path_of(args[1], &path));
  struct stat info;
  return stat(path.c_str(), &info) == 0 ? integer::from_int64(info.st_size) : raise_os_error(errno, path);
}
Value os_getpid(CallTarget*, const Value*) { return fixnum(getpid()); }
Value os_cpu_count(CallTarget*, const Value*) { return fixnum(sysconf(_SC_NPROCESSORS_ONLN)); }
Value os_exit(CallTarget*, const Value* args) {
  int64_t status;
  PY_TRY(to_int64(args[1], &status));
  flush_stdout();
  _exit(int(status));
}
Value os_urandom(CallTarget*, const Value* args) {
  int64_t n;
  PY_TRY(to_int64(args[1], &n));
  if (n < 0) return raise_value_error("negative argument not allowed");
  if (!heap::can_allocate(uint64_t(n))) return raise_memory_error();
  std::string bytes(size_t(n), 0);
  int f = open("/dev/urandom", O_RDONLY);
  ssize_t got = f < 0 ? 0 : read(f, bytes.data(), bytes.size());
  if (f >= 0) close(f);
  return got == ssize_t(bytes.size()) ? new_bytes(bytes) : raise_os_error(EIO, "/dev/urandom");
}

const NativeRow kRows[] = {
    {"getcwd", os_getcwd}, {"listdir", os_listdir, "path="}, {"mkdir", os_mkdir, "path mode="}, {"remove", on_path<unlink>, "path"}, {"unlink", on_path<unlink>, "path"},
    {"rmdir", on_path<rmdir>, "path"}, {"chdir", on_path<chdir>, "path"}, {"rename", os_rename, "src dst"}, {"replace", os_rename, "src dst"},
    {"stat_kind", os_stat_kind, "path"}, {"file_size", os_file_size, "path"}, {"getpid", os_getpid}, {"cpu_count", os_cpu_count}, {"_exit", os_exit, "status"},
    {"urandom", os_urandom, "size /"}};

void define_os(ModuleInfo* m) {
  define_functions(m, kRows);
  Value variables = new_dict();
  for (char** e = environ; *e; e++) {
    std::string_view text = *e;
    size_t eq = text.find('=');
    if (eq != std::string_view::npos) static_cast<void>(dict_set(variables, new_str(text.substr(0, eq)), new_str(text.substr(eq + 1))));
  }
  set_global(m, "environ", variables);
}
HY_PYTHON_MODULE("_os", define_os);

}  // namespace

}  // namespace hypha::python
