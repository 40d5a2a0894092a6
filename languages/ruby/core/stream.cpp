// SPDX-License-Identifier: MIT
#include "languages/ruby/core/stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <mutex>

#include "framework/object/sharing.h"
#include "languages/ruby/runtime/registration.h"
#include "languages/ruby/runtime/report.h"
#include "languages/ruby/runtime/thread.h"

namespace hypha::ruby {

namespace {

constexpr size_t kBuffer = 64 * 1024;

// Streams by number, from 1; an IO object holds the number. Closed ones leave a gap.
struct Streams {
  std::mutex mutex;
  std::vector<Stream*> all;
};
Streams& streams() {
  static auto* s = new Streams;
  return *s;
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t n;
    {
      safepoint::Blocked blocked;  // no object of the heap moves
      n = ::write(fd, bytes.data(), bytes.size());
    }
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    bytes.remove_prefix(size_t(n));
  }
  return 0;
}

}  // namespace

Stream::Stream(int fd, bool readable, bool writable, std::string path)
    : fd_(fd), readable_(readable), writable_(writable), terminal_(isatty(fd)), path_(std::move(path)) {}

Stream::~Stream() { close(); }

// ---- writing

int Stream::write(std::string_view bytes) {
  if (out_.size() + bytes.size() > kBuffer) {
    if (int error = flush()) return error;
    if (bytes.size() > kBuffer) return write_all(fd_, bytes);
  }
  drop_input();
  out_ += bytes;
  if (sync || (terminal_ && bytes.find('\n') != std::string_view::npos)) return flush();
  return 0;
}

int Stream::flush() {
  if (out_.empty()) return 0;
  int error = write_all(fd_, out_);
  out_.clear();
  return error;
}

int Stream::close() {
  if (fd_ < 0) return 0;
  int error = flush();
  if (fd_ > 2) ::close(fd_);
  fd_ = -1;
  return error;
}

// ---- reading

bool Stream::fill() {
  if (in_at_ == in_.size()) in_.clear(), in_at_ = 0;
  if (out_.size()) flush();
  size_t had = in_.size();
  in_.resize(had + kBuffer);
  ssize_t n = 0;
  do {
    interrupted_ = wait_for_input(fd_);
    if (interrupted_ != kNil) break;
    safepoint::Blocked blocked;
    n = ::read(fd_, in_.data() + had, kBuffer);
  } while (n < 0 && errno == EINTR);
  in_.resize(had + size_t(n > 0 ? n : 0));
  return n > 0;
}

// Input that was read ahead belongs to the position that the guest sees.
void Stream::drop_input() {
  if (in_at_ < in_.size()) lseek(fd_, -off_t(in_.size() - in_at_), SEEK_CUR);
  in_.clear();
  in_at_ = 0;
}

bool Stream::read_line(std::string_view separator, int64_t limit, std::string* out) {
  if (separator.empty()) return read(limit, out);
  size_t from = in_at_;
  for (;;) {
    size_t found = in_.find(separator, from);
    size_t end = found == std::string::npos ? std::string::npos : found + separator.size();
    if (limit >= 0 && in_.size() - in_at_ >= size_t(limit)) end = std::min(end, in_at_ + size_t(limit));
    if (end != std::string::npos) {
      out->assign(in_, in_at_, end - in_at_);
      in_at_ = end;
      return true;
    }
    size_t kept = in_.size() - in_at_;
    bool more = fill();
    from = in_at_ + kept - std::min(kept, separator.size() - 1);
    if (more) continue;
    if (interrupted_ != kNil) return false;
    out->assign(in_, in_at_);
    in_at_ = in_.size();
    return !out->empty();
  }
}

bool Stream::read(int64_t bytes, std::string* out) {
  while ((bytes < 0 || in_.size() - in_at_ < size_t(bytes)) && fill()) {
  }
  if (interrupted_ != kNil) return false;
  size_t n = in_.size() - in_at_;
  if (bytes >= 0) n = std::min(n, size_t(bytes));
  out->assign(in_, in_at_, n);
  in_at_ += n;
  return n > 0;
}

int Stream::read_byte() {
  if (in_at_ == in_.size() && !fill()) return -1;
  return static_cast<unsigned char>(in_[in_at_++]);
}

void Stream::unread(std::string_view bytes) {
  in_.replace(0, in_at_, bytes);
  in_at_ = 0;
}

bool Stream::at_end() { return in_at_ == in_.size() && !fill(); }

int64_t Stream::position() {
  flush();
  return lseek(fd_, 0, SEEK_CUR) - int64_t(in_.size() - in_at_);
}

int Stream::seek(int64_t offset, int whence) {
  flush();
  drop_input();
  return lseek(fd_, offset, whence) < 0 ? errno : 0;
}

// ---- as objects

Stream* stream_of(Value io) {
  Value number = io.ptr<Object>()->fields[kIoStream].load();
  if (!number.is_int() || number.as_int() == 0) return nullptr;
  std::lock_guard held(streams().mutex);
  return streams().all[size_t(number.as_int() - 1)];
}

void set_stream(Value io, Stream* s) {
  std::lock_guard held(streams().mutex);
  streams().all.push_back(s);
  io.ptr<Object>()->fields[kIoStream].write(io.ptr(), fixnum(int64_t(streams().all.size())));
}

int close_stream(Value io) {
  Stream* s = stream_of(io);
  if (!s) return 0;
  {
    std::lock_guard held(streams().mutex);
    Stream*& at = streams().all[size_t(io.ptr<Object>()->fields[kIoStream].load().as_int() - 1)];
    if (at != s) return 0;  // another thread was faster
    at = nullptr;
  }
  std::unique_lock held(s->lock);
  int error = s->close();
  held.unlock();
  // Another thread may be about to use it, and finds it closed.
  if (!sharing::begun.load()) delete s;
  return error;
}

Value new_io(ClassInfo* c, Stream* s) {
  Value io = ref(allocate_object(c->instance_shape));
  set_stream(io, s);
  return io;
}

Stream& output_stream() {
  static auto* s = new Stream(1, false, true, "<STDOUT>");
  return *s;
}

void flush_output() {
  std::vector<Stream*> all;
  {
    std::lock_guard held(streams().mutex);
    all = streams().all;
  }
  for (Stream* s : all) {
    if (!s) continue;
    std::lock_guard held(s->lock);
    s->flush();
  }
}

void flush_standard_output() {
  std::lock_guard held(output_stream().lock);
  output_stream().flush();
}

Value write_to(Value io, std::string_view bytes, std::string_view more) {
  if (!is_io(io)) return call_method(io, intern("write"), {new_string(std::string(bytes).append(more))});
  Stream* s = stream_of(io);
  if (!s) return raise(classes.IOError, "closed stream");
  if (!s->writable()) return raise(classes.IOError, "not opened for writing");
  if (s->fd() == 2) flush_standard_output();
  int error;
  {
    std::lock_guard held(s->lock);
    if (!s->is_open()) return raise(classes.IOError, "closed stream");
    error = s->write(bytes);
    if (!error && !more.empty()) error = s->write(more);
  }
  return error ? raise_errno(error, s->path()) : kNil;
}

}  // namespace hypha::ruby
