// SPDX-License-Identifier: MIT
// The checker finds what it is there to find: protocols that are broken on purpose, and the runtime's own with a part
// taken away.
#include "framework/thread/world.h"
#include "tests/model/guest.h"
#include "tests/model/tasks.h"

using namespace hypha;
using namespace hypha::model;

namespace {

struct Words {
  Atomic<int64_t> a{0}, b{0};
  Mutex first, second;
  ConditionVariable changed;
} words;

void begin() {
  words.a.store(0);
  words.b.store(0);
}
void both(Outcome& o) {
  o.add(words.a.load());
  o.add(words.b.load());
}

std::string failure(const Scenario& s) {
  Report r = explore(s);
  CHECK(r.failed);
  INFO(r.text);
  return r.text;
}
bool names(const std::string& text, const char* what) {
  bool found = text.find(what) != std::string::npos;
  if (!found) std::printf("%s\n", text.c_str());
  return found;
}

constexpr auto kRelaxed = std::memory_order_relaxed;

}  // namespace

TEST_CASE("checker: what is read first and written later is lost") {
  auto add = [] { words.a.store(words.a.load() + 1); };
  std::string text = failure({"broken: count", begin, {{add}, {add}}, both});
  CHECK(names(text, "outcome [0 0 1 0]"));
  // One thread is interrupted between its two accesses; the schedule says so.
  CHECK(names(text, "HYPHA_MODEL_REPLAY='0@3>1'"));
  auto add_at_once = [] { words.a.fetch_add(1); };
  CHECK_ALL_SCHEDULES({"sound: count", begin, {{add_at_once}, {add_at_once}}, both});
}

TEST_CASE("checker: what is made twice") {
  auto make = [] {
    if (words.a.load() == 0) words.b.fetch_add(1), words.a.store(1);
  };
  CHECK(names(failure({"broken: check, then act", begin, {{make}, {make}}, both}), "outcome [0 0 1 2]"));
  auto make_once = [] {
    std::lock_guard held(words.first);
    if (words.a.load() == 0) words.b.fetch_add(1), words.a.store(1);
  };
  CHECK_ALL_SCHEDULES({"sound: check, then act", begin, {{make_once}, {make_once}}, both});
}

TEST_CASE("checker: a flag before what it stands for") {
  auto write = [] { words.b.store(1, kRelaxed), words.a.store(7, kRelaxed); };
  auto read = [] { return words.b.load(kRelaxed) ? words.a.load(kRelaxed) : -1; };
  CHECK(names(failure({"broken: flag first", begin, {{write}, {read}}}), "outcome [0 0]"));
  auto write_in_order = [] { words.a.store(7, kRelaxed), words.b.store(1, kRelaxed); };
  CHECK_ALL_SCHEDULES({"sound: flag last", begin, {{write_in_order}, {read}}});
}

TEST_CASE("checker: locks taken crosswise") {
  auto lock = [](Mutex& one, Mutex& other) {
    return [&] {
      std::lock_guard held(one);
      std::lock_guard too(other);
    };
  };
  CHECK(names(
      failure(
          {"broken: crosswise", begin, {{lock(words.first, words.second)}, {lock(words.second, words.first)}}, both}),
      "deadlock"));
  CHECK_ALL_SCHEDULES(
      {"sound: in order", begin, {{lock(words.first, words.second)}, {lock(words.first, words.second)}}, both});
}

TEST_CASE("checker: a lost wake") {
  auto wait = [] {
    if (words.a.load()) return;
    std::unique_lock held(words.first);
    words.changed.wait(held);
  };
  auto wake = [] {
    words.a.store(1);
    words.changed.notify_all();
  };
  CHECK(names(failure({"broken: looked before the lock", begin, {{wait}, {wake}}, both}), "deadlock"));
  auto wait_in_loop = [] {
    std::unique_lock held(words.first);
    words.changed.wait(held, [] { return words.a.load() != 0; });
  };
  auto wake_locked = [] {
    std::lock_guard held(words.first);
    words.a.store(1);
    words.changed.notify_all();
  };
  CHECK_ALL_SCHEDULES({"sound: looked behind the lock", begin, {{wait_in_loop}, {wake_locked}}, both});
}

TEST_CASE("checker: both look before they see the other's store") {
  auto scenario = [](const char* name, std::memory_order order, bool delays) {
    auto enter = [order](Atomic<int64_t>& own) { return [&own, order] { own.store(1, order); }; };
    auto look = [](Atomic<int64_t>& other) { return [&other] { return other.load(kRelaxed); }; };
    return Scenario{name, begin, {{enter(words.a), look(words.b)}, {enter(words.b), look(words.a)}}, both, {}, delays};
  };
  CHECK_ALL_SCHEDULES(scenario("sound only where stores are seen at once", kRelaxed, false));
  std::string text = failure(scenario("broken: plain stores", kRelaxed, true));
  CHECK(names(text, "outcome [0 0 0 0 1 1]"));
  CHECK(names(text, "store, unseen"));
  CHECK_ALL_SCHEDULES(scenario("sound: sequentially consistent stores", std::memory_order_seq_cst, true));
}

TEST_CASE("checker: a loop that waits for nobody") {
  auto wait = [] {
    for (int n = 0; words.a.load() == 0; n++) back_off(n);
  };
  CHECK(names(failure({"broken: nobody comes", [] { words.a.store(1); }, {{wait}, {[] { words.a.store(0); }}}, both}),
              "deadlock"));
}

// ---- the runtime with a part taken away

TEST_CASE("checker: arrays need the object's lock") {
  static Array* a;
  static const void* lock;
  auto setup = [] {
    a = shared(array::make(0, 2, fixnum(0)));
    lock = &a->lock;
  };
  auto push = [](int n) { return [n] { array::push(a, fixnum(n)); }; };
  auto length = [](Outcome& o) { o.add(a->length()); };
  CHECK(names(
      failure({"weakened: arrays without a lock", setup, {{push(1)}, {push(2)}}, length, {}, true, {false, &lock}}),
      "outcome [0 0 3]"));
}

// Who comes to rest is not seen, and does not see that somebody waits for it.
TEST_CASE("checker: Blocked regions need stores that are seen at once") {
  auto stop = [] { safepoint::stop_the_world([] {}); };
  auto rest = [] { safepoint::Blocked blocked; };
  CHECK(names(failure({"weakened: Blocked with plain stores", [] {}, {{stop}, {rest}}, {}, {}, true, {true}}),
              "deadlock"));
  CHECK_ALL_SCHEDULES({"sound: Blocked", [] {}, {{stop}, {rest}}});
}

TEST_CASE("checker: a permit needs the thread's mutex") {
  static const void* mutex;
  auto setup = [] { mutex = &Scheduler::get().tasks[1].guest->mutex; };
  auto give = [] { threads::unpark(*Scheduler::get().tasks[1].guest); };
  auto park = [] { threads::park(); };
  CHECK(names(failure({"weakened: permits without a lock", setup, {{give}, {park}}, {}, {}, true, {false, &mutex}}),
              "deadlock"));
}
