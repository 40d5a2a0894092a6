// SPDX-License-Identifier: MIT
#include "tests/support/process.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace process {

namespace {

using Clock = std::chrono::steady_clock;
sigset_t child_signal;

std::string take(int fd) {
  std::string text;
  char buffer[1 << 16];
  ssize_t n;
  off_t at = 0;
  while (text.size() < (64u << 20) && (n = pread(fd, buffer, sizeof buffer, at)) > 0)
    text.append(buffer, size_t(n)), at += n;
  close(fd);
  return text;
}

std::string first_line(const std::string& text) { return text.substr(0, std::min<size_t>(text.find('\n'), 200)); }

pid_t spawn(const std::vector<std::string>& words, int out, int err) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_adddup2(&actions, err, 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t pid = -1;
  int error = posix_spawnp(&pid, argv[0], &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error ? -1 : pid;
}

// Waits without taking processor time from what is measured. False: killed at the deadline.
bool wait_until(pid_t pid, Clock::time_point deadline, int& status, rusage& usage) {
  for (;;) {
    if (wait4(pid, &status, WNOHANG, &usage) == pid) return true;
    auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      kill(pid, SIGKILL);
      wait4(pid, &status, 0, &usage);
      return false;
    }
    timespec limit{left / 1000000000, left % 1000000000};
    sigtimedwait(&child_signal, nullptr, &limit);
  }
}

}  // namespace

void prepare() {
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, nullptr);  // for sigtimedwait
  setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  unsetenv("RUBYOPT");
}

Outcome run(const std::vector<std::string>& words, double timeout_seconds) {
  Outcome result;
  int out = memfd_create("out", MFD_CLOEXEC), err = memfd_create("err", MFD_CLOEXEC);
  auto begin = Clock::now();
  pid_t pid = spawn(words, out, err);
  if (pid < 0) {
    result.problem = "cannot start " + words[0];
    close(out);
    close(err);
    return result;
  }
  int status = 0;
  rusage usage{};
  bool ended = wait_until(pid, begin + std::chrono::microseconds(int64_t(timeout_seconds * 1e6)), status, usage);
  result.wall_us = std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
  result.peak_kb = double(usage.ru_maxrss);
  result.out = take(out);
  result.err = take(err);
  if (ended) result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  result.ok = result.status == 0;
  if (!ended)
    result.problem = "no end after " + std::to_string(int(timeout_seconds)) + " s";
  else if (WIFSIGNALED(status))
    result.problem = std::string(strsignal(WTERMSIG(status))) + " " + first_line(result.err);
  else if (!result.ok)
    result.problem = "status " + std::to_string(result.status) + " " + first_line(result.err);
  return result;
}

bool is_installed(const std::vector<std::string>& words) { return run(words, 30).ok; }

}  // namespace process
