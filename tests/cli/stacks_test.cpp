// SPDX-License-Identifier: MIT
// What can be seen of a program's threads from outside, and when they all wait for each other.
#include "tests/cli/command.h"

using namespace cli;

namespace {

// Starts the program, sends SIGQUIT when it has made the file `ready`, and makes the file `go` when the stacks are
// there.
Outcome quit(const std::string& program, const Words& options) {
  std::string command = "cd " + scratch("") +
                        "; rm -f ready go; \"$0\" \"$@\" 2>errors & pid=$!; until [ -f ready ]; do sleep 0.02; done; "
                        "kill -QUIT $pid; until grep -q ' in ' errors; do sleep 0.02; done; "
                        ": > go; wait $pid; status=$?; cat errors >&2; exit $status";
  Words words = {"sh", "-c", command, HYPHA_COMMAND};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back(program);
  return process::run(words, 60);
}

const char* const ruby_waits = R"(q = Queue.new
def waits(q) = q.pop
$turns = 0
def runs
  $turns += 1 until $done
end
threads = [Thread.new { waits(q) }, Thread.new { runs }]
sleep 0.01 until threads[0].status == "sleep" && $turns > 10_000  # it has learnt what it does, and waits for nothing
File.write("ready", "")
sleep 0.01 until File.exist?("go")
$done = true
q << 1
threads.each(&:join)
puts "done"
)";

const char* const python_waits = R"(import os, threading, time
lock = threading.Lock()
lock.acquire()
done, turns = False, 0
def waits():
    lock.acquire()
def runs():
    global turns
    while not done:
        turns += 1
threads = [threading.Thread(target=waits), threading.Thread(target=runs)]
for t in threads:
    t.start()
time.sleep(0.05)
while turns < 10_000:
    time.sleep(0.01)
open("ready", "w").close()
while not os.path.exists("go"):
    time.sleep(0.01)
done = True
lock.release()
for t in threads:
    t.join()
print("done")
)";

const char* const ruby_deadlock = R"(m = Mutex.new
q = Queue.new
def waits(q) = q.pop
t = Thread.new { m.synchronize { waits(q) } }
Thread.pass until t.status == "sleep"
m.lock
)";

const char* const python_deadlock = R"(import threading
a, b = threading.Lock(), threading.Lock()
a.acquire()
def waits():
    b.acquire()
    a.acquire()
t = threading.Thread(target=waits)
t.start()
print("joining")
t.join()
)";

}  // namespace

TEST_CASE("SIGQUIT prints the stacks of all threads, and the program goes on") {
  for (const std::string& program : {write_file("quit.rb", ruby_waits), write_file("quit.py", python_waits)})
    for (const Words& mode : kModes) {
      Outcome o = quit(program, mode);
      INFO(o.err);
      CHECK(o.ok);
      CHECK(o.out == "done\n");
      CHECK(contains(o.err, "3 threads\nthread 1 (main), "));
      CHECK(contains(o.err, ", waiting\n"));
      CHECK(contains(o.err, " in waits\n"));
      CHECK(contains(o.err, ", running\n"));
      CHECK(contains(o.err, " in runs\n"));
    }
}

TEST_CASE("a deadlock is reported with the stacks of all threads") {
  for (const Words& mode : kModes) {
    Outcome o = run_program("deadlock.rb", ruby_deadlock, mode);
    INFO(o.err);
    CHECK(o.status == 1);
    CHECK(contains(o.err, "No live threads left. Deadlock? (fatal)"));
    CHECK(contains(o.err, "deadlock.rb:3:in `waits'"));
    CHECK(contains(o.err, "deadlock.rb:6:in `<main>'"));
    Words words = mode;
    words.push_back("--deadlock-report");
    o = run_program("deadlock.py", python_deadlock, words);
    INFO(o.err);
    CHECK(o.status == 1);
    CHECK(o.out == "joining\n");
    CHECK(contains(o.err, "deadlock: all threads wait for each other\n2 threads\n"));
    CHECK(contains(o.err, "deadlock.py:6 in waits\n"));
    CHECK(contains(o.err, "deadlock.py:10 in <module>\n"));
  }
}
