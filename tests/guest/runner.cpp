// SPDX-License-Identifier: MIT
// Runs guest programs in one mode and compares what they do with what was recorded (tests/guest/update_expected).
//
//   guest_runner --hypha=BINARY --mode=MODE [--timeout=SECONDS] [--jobs=N] [--every=N] [--show=N] PATH...
//
// PATH: a program, or a folder that is searched. A program is a .rb or .py file beside which lies at least one of
//   PROGRAM.expected  PROGRAM.stderr  PROGRAM.status   (in samples/ also without the extension: NAME.expected ...)
// Missing: .stderr means that nothing may be written there, .status means 0. In folders named `syntax` the wording is
// our own: something must stand on stderr, and its first line must name the program. Folders named `support` hold
// files that other programs load. Programs run in the current folder (the root of the repository), under the path as
// given, with nothing on stdin. Exit status: 0 all as expected, 1 not, 2 usage. No dependencies on purpose: a fresh
// machine has neither ruby nor python.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

extern char** environ;

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

const std::map<std::string, std::vector<std::string>> kModes = {
    {"interpreted", {"--jit=off"}},
    {"shallow", {"--jit=off", "--stack-size=4"}},
    {"default", {}},
    {"first-call", {"--jit=first-call"}},
    {"deopt-stress", {"--jit=first-call", "--deopt-stress=7"}},
    {"gc-stress", {"--jit=on", "--gc-stress=97", "--stack-size=4"}},
    {"limits-0", {"--jit=first-call", "--cache-limit=0"}},
    {"limits-1", {"--jit=first-call", "--cache-limit=1"}},
};

struct Options {
  std::string hypha;
  std::vector<std::string> flags;
  int timeout = 20;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
  unsigned every = 1;        // run every Nth program only
  unsigned show = 15;        // failures told in full
  std::vector<std::string> paths;
};

struct Expectation {
  std::string out, err;
  int status = 0;
  bool any_wording = false;
};

struct Program {
  std::string path;
  Expectation expected;
};

// A child process. Its outputs go to unlinked files, so that none can block the other.
struct Run {
  const Program* program;
  pid_t pid;
  int out, err;
  Clock::time_point deadline;
  bool timed_out = false;
};

[[noreturn]] void usage(const std::string& message) {
  fprintf(stderr, "guest_runner: %s\nmodes:", message.c_str());
  for (auto& [name, flags] : kModes) fprintf(stderr, " %s", name.c_str());
  fprintf(stderr, "\n");
  exit(2);
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// ---- what to run

bool has_folder(const fs::path& path, const char* name) {
  return std::any_of(path.begin(), path.end(), [&](const fs::path& part) { return part == name; });
}

std::optional<Expectation> expectation_of(const fs::path& path) {
  std::string base = path.string();
  if (has_folder(path, "samples") && !fs::exists(base + ".expected")) base = fs::path(path).replace_extension().string();
  std::optional<std::string> out = read_file(base + ".expected"), err = read_file(base + ".stderr"),
                             status = read_file(base + ".status");
  if (!out && !err && !status) return std::nullopt;
  Expectation e;
  e.out = out.value_or("");
  e.err = err.value_or("");
  e.status = status ? atoi(status->c_str()) : 0;
  e.any_wording = has_folder(path, "syntax");
  return e;
}

void add_program(const fs::path& path, std::vector<Program>& programs) {
  if (path.extension() != ".rb" && path.extension() != ".py") return;
  if (has_folder(path, "support")) return;
  if (std::optional<Expectation> e = expectation_of(path)) programs.push_back({path.lexically_normal().string(), *e});
}

std::vector<Program> find_programs(const Options& options) {
  std::vector<Program> programs;
  for (const std::string& path : options.paths) {
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file()) add_program(entry.path(), programs);
    } else if (fs::exists(path)) {
      size_t before = programs.size();
      add_program(path, programs);
      if (programs.size() == before) usage(path + " has no expectation beside it");
    } else {
      usage("no such file or folder: " + path);
    }
  }
  std::sort(programs.begin(), programs.end(), [](const Program& a, const Program& b) { return a.path < b.path; });
  std::vector<Program> chosen;
  for (size_t i = 0; i < programs.size(); i += options.every) chosen.push_back(std::move(programs[i]));
  return chosen;
}

// ---- running

int scratch_file() {
  char name[] = "/tmp/guest_runner.XXXXXX";
  int fd = mkostemp(name, O_CLOEXEC);
  if (fd < 0) {
    perror("guest_runner: a temporary file");
    exit(2);
  }
  unlink(name);
  return fd;
}

Run start(const Options& options, const Program& program) {
  std::vector<std::string> words{options.hypha};
  words.insert(words.end(), options.flags.begin(), options.flags.end());
  words.push_back(program.path);
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  Run run{&program, -1, scratch_file(), scratch_file(), Clock::now() + std::chrono::seconds(options.timeout)};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, run.out, 1);
  posix_spawn_file_actions_adddup2(&actions, run.err, 2);
  // A process group of its own, so that whatever the program starts ends with it.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  int error = posix_spawnp(&run.pid, argv[0], &actions, &attributes, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error) {
    fprintf(stderr, "guest_runner: cannot start %s: %s\n", argv[0], strerror(error));
    exit(2);
  }
  return run;
}

constexpr size_t kMostOutput = 16 << 20;

std::string take_output(int fd) {
  std::string text;
  char buffer[1 << 16];
  ssize_t n;
  off_t at = 0;
  while (text.size() < kMostOutput && (n = pread(fd, buffer, sizeof buffer, at)) > 0) text.append(buffer, n), at += n;
  close(fd);
  return text;
}

// CPython prints absolute paths in backtraces; the recorded text has them without the root of the repository.
std::string without_root(std::string text) {
  std::string root = fs::current_path().string() + "/";
  for (size_t at = 0; (at = text.find(root, at)) != std::string::npos;) text.erase(at, root.size());
  return text;
}

// ---- comparing

std::string printable(std::string_view line) {
  std::string result;
  for (unsigned char c : line.substr(0, 200)) {
    char hex[8];
    if (c < 32 || c == 127) {
      snprintf(hex, sizeof hex, "\\x%02x", c);
      result += hex;
    } else {
      result += char(c);
    }
  }
  return line.size() > 200 ? result + "..." : result;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      lines.push_back(text);
      break;
    }
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  return lines;
}

// The first lines that differ, a few of each side.
std::string difference(const char* what, std::string_view expected, std::string_view actual) {
  if (expected == actual) return "";
  std::vector<std::string_view> want = lines_of(expected), got = lines_of(actual);
  size_t at = 0;
  while (at < want.size() && at < got.size() && want[at] == got[at]) at++;
  std::string text = std::string("  ") + what + " differs from line " + std::to_string(at + 1) + " on\n";
  if (at == want.size() && at == got.size()) return text + "    (only in the newline at its end)\n";
  constexpr size_t kLines = 4;
  for (size_t i = at; i < std::min(want.size(), at + kLines); i++) text += "    - " + printable(want[i]) + "\n";
  for (size_t i = at; i < std::min(got.size(), at + kLines); i++) text += "    + " + printable(got[i]) + "\n";
  if (want.size() != got.size())
    text += "    (" + std::to_string(want.size()) + " lines expected, " + std::to_string(got.size()) + " written)\n";
  return text;
}

int shell_status(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

// Empty if all is as expected.
std::string judge(const Run& run, int wait_status, const std::string& out, const std::string& err) {
  const Expectation& e = run.program->expected;
  if (run.timed_out) return "  timed out\n" + difference("stdout", e.out, out).substr(0, 300);
  std::string text;
  int status = shell_status(wait_status);
  if (status != e.status) {
    text += "  status is " + std::to_string(status) + ", expected " + std::to_string(e.status);
    if (WIFSIGNALED(wait_status)) text += std::string(" (") + strsignal(WTERMSIG(wait_status)) + ")";
    text += "\n";
  }
  text += difference("stdout", e.out, out);
  if (!e.any_wording) return text + difference("stderr", e.err, err);
  if (err.substr(0, err.find('\n')).find(run.program->path) == std::string::npos)
    text += "  the first line on stderr does not name the program: " + printable(err.substr(0, err.find('\n'))) + "\n";
  return text;
}

// ---- all of it

// For the signal handler: the process groups that run now.
constexpr unsigned kMostJobs = 256;
volatile pid_t groups[kMostJobs];

void stop_children(int signal) {
  for (volatile pid_t& group : groups)
    if (group) kill(-group, SIGKILL);
  _exit(128 + signal);
}

class Suite {
 public:
  explicit Suite(const Options& options) : options_(options), programs_(find_programs(options)) {}

  bool run() {
    auto begin = Clock::now();
    size_t next = 0;
    while (next < programs_.size() || !running_.empty()) {
      while (next < programs_.size() && running_.size() < options_.jobs)
        begin_program(programs_[next++]);
      if (!reap()) usleep(1000);
    }
    std::chrono::duration<double> seconds = Clock::now() - begin;
    for (const std::string& name : failed_) printf("failed: %s\n", name.c_str());
    printf("%zu programs, %zu as expected, %zu failed, %.1f s\n", programs_.size(), programs_.size() - failed_.size(),
           failed_.size(), seconds.count());
    return failed_.empty() && !programs_.empty();
  }

 private:
  void begin_program(const Program& program) {
    running_.push_back(start(options_, program));
    *std::find(groups, groups + kMostJobs, 0) = running_.back().pid;
  }

  bool reap() {
    bool any = false;
    for (size_t i = 0; i < running_.size();) {
      Run& run = running_[i];
      int status = 0;
      if (waitpid(run.pid, &status, WNOHANG) == run.pid) {
        kill(-run.pid, SIGKILL);  // what it left behind
        *std::find(groups, groups + kMostJobs, run.pid) = 0;
        finish(run, status);
        running_.erase(running_.begin() + long(i));
        any = true;
        continue;
      }
      if (!run.timed_out && Clock::now() > run.deadline) {
        run.timed_out = true;
        kill(-run.pid, SIGKILL);
      }
      i++;
    }
    return any;
  }

  void finish(const Run& run, int status) {
    std::string out = take_output(run.out), err = without_root(take_output(run.err));
    std::string complaint = judge(run, status, out, err);
    if (complaint.empty()) return;
    if (failed_.size() < options_.show) printf("FAILED %s\n%s", run.program->path.c_str(), complaint.c_str());
    failed_.push_back(run.program->path);
    fflush(stdout);
  }

  const Options& options_;
  std::vector<Program> programs_;
  std::vector<Run> running_;
  std::vector<std::string> failed_;
};

Options parse(int argc, char** argv) {
  Options o;
  std::string mode = "default";
  for (int i = 1; i < argc; i++) {
    std::string_view word = argv[i];
    auto value = [&](std::string_view name) -> std::optional<std::string> {
      if (!word.starts_with(name)) return std::nullopt;
      return std::string(word.substr(name.size()));
    };
    if (auto v = value("--hypha=")) o.hypha = *v;
    else if (auto v = value("--mode=")) mode = *v;
    else if (auto v = value("--timeout=")) o.timeout = std::max(1, atoi(v->c_str()));
    else if (auto v = value("--jobs=")) o.jobs = unsigned(std::clamp(atoi(v->c_str()), 1, int(kMostJobs)));
    else if (auto v = value("--every=")) o.every = unsigned(std::max(1, atoi(v->c_str())));
    else if (auto v = value("--show=")) o.show = unsigned(std::max(0, atoi(v->c_str())));
    else if (word.starts_with("--")) usage("unknown option " + std::string(word));
    else o.paths.emplace_back(word);
  }
  auto known = kModes.find(mode);
  if (known == kModes.end()) usage("unknown mode " + mode);
  if (o.hypha.empty() || o.paths.empty()) usage("--hypha=BINARY and at least one path are needed");
  o.flags = known->second;
  return o;
}

}  // namespace

int main(int argc, char** argv) {
  // The same surroundings in which the expectations were recorded.
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
  for (const char* name : {"RUBYOPT", "PYTHONPATH", "PYTHONUNBUFFERED"}) unsetenv(name);
  rlimit most_output{64 << 20, 64 << 20};  // an endless loop must not fill the disk
  setrlimit(RLIMIT_FSIZE, &most_output);
  signal(SIGINT, stop_children);
  signal(SIGTERM, stop_children);
  return Suite(parse(argc, argv)).run() ? 0 : 1;
}
