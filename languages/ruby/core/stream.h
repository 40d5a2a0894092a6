// SPDX-License-Identifier: MIT
// Buffered file descriptors: what IO objects stand on. Errors are errno values (0: none).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "languages/ruby/runtime/runtime.h"
#include "languages/ruby/runtime/waiting_lock.h"

namespace hypha::ruby {

class Stream {
 public:
  Stream(int fd, bool readable, bool writable, std::string path);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  int fd() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  bool readable() const { return readable_; }
  bool writable() const { return writable_; }
  bool is_terminal() const { return terminal_; }
  const std::string& path() const { return path_; }

  int write(std::string_view bytes);
  int flush();
  int close();

  // Up to and including `separator` (empty: everything left); at most `limit` bytes (-1: any). False: at the end.
  bool read_line(std::string_view separator, int64_t limit, std::string* out);
  bool read(int64_t bytes, std::string* out);  // -1: everything left. False: nothing was left
  int read_byte();                             // -1 at the end
  void unread(std::string_view bytes);
  bool at_end();
  int64_t position();
  int seek(int64_t offset, int whence);

  int64_t line = 0;
  bool sync = false;
  // Held for each operation; who waits for it counts as at a safepoint. Input is waited for without it being needed by
  // writers: the standard streams are three.
  WaitingLock lock;
  // An interrupt ended a wait for input: its completion, once; else kNil.
  Value interrupted() { return std::exchange(interrupted_, kNil); }

 private:
  bool fill();
  void drop_input();
  int fd_;
  bool readable_, writable_, terminal_;
  std::string path_, in_, out_;
  size_t in_at_ = 0;
  Value interrupted_ = kNil;  // style: traced (a completion, never an object)
};

// The stream of an IO object; null if it is closed or not initialized.
Stream* stream_of(Value io);
Value new_io(ClassInfo*, Stream*);  // takes the stream
void set_stream(Value io, Stream*);
int close_stream(Value io);  // errno
inline bool is_io(Value v) { return is_kind(v, Kind::Native) && is_a(v, classes.IO); }
Value raise_errno(int error, std::string_view about);  // Errno::ENOENT "No such file or directory @ rb_sysopen - x"
// To whatever has `write`.
Value write_to(Value io, std::string_view bytes, std::string_view more = {});  // both, and nobody else's between
void flush_standard_output();
Stream& output_stream();                              // the process's standard output
Value open_file(ClassInfo*, Value path, Value mode);  // File.open without a block

}  // namespace hypha::ruby
