// SPDX-License-Identifier: MIT
// Dispatch chains (Marr, Seaton, Ducasse, PLDI 2015): what a node has seen, as immutable entries tried in order, up to
// a limit, and a megamorphic end. The chain is copy-on-write and published with one store: readers take a consistent
// snapshot; entries stay where they are for life, because replay logs and machine code name them by number.
#pragma once
#include <deque>

#include "framework/heap/heap.h"
#include "framework/specialize/assumption.h"

namespace hypha {

// All learning happens under one lock. No guest code and no poll inside; what is allocated comes to no safepoint.
class Rewriting {
 private:
  static Mutex lock_;
  std::lock_guard<Mutex> held_{lock_};
  heap::NoCollections no_collections_;
};

// An entry whose hits are counted says `static constexpr bool kCountsHits = true;`: the inlining policy asks how hot
// the calls behind it are.
template <class Entry>
concept counts_hits = requires {
  Entry::kCountsHits;
};

template <class Entry>
class Cache {
 public:
  struct Link {
    Entry entry;
    uint32_t number;           // position in `all`
    Atomic<uint64_t> hits{0};  // profile, relaxed
  };
  struct Chain {
    uint32_t length = 0;
    bool megamorphic = false;  // what no entry matches goes to the generic end instead of learning
    Link* links[];             // ends with null
  };

  Cache() = default;
  Cache(const Cache&) = delete;
  ~Cache() {
    if (chain_.load() != nothing_seen()) ::operator delete(chain_.load());
  }

  const Chain* chain() const { return chain_.load(std::memory_order_acquire); }
  bool unused() const { return chain()->length == 0 && !chain()->megamorphic; }
  Link* link(uint32_t number) {
    Rewriting rewriting;  // `all_` may be growing
    return &all_[number];
  }

  // While Rewriting. Returns the new link; null if the limit is reached (the chain is megamorphic from then on).
  Link* append(const Entry& e, uint32_t limit) {
    const Chain* old = chain();
    uint32_t n = old->length;
    if (n >= limit || old->megamorphic) {
      make_megamorphic();
      return nullptr;
    }
    Chain* fresh = make(n + 1);
    for (uint32_t i = 0; i < n; i++) fresh->links[i] = old->links[i];
    Link* l = &all_.emplace_back();
    l->entry = e;
    l->number = uint32_t(all_.size() - 1);
    fresh->links[n] = l;
    publish(fresh);
    return l;
  }
  void make_megamorphic() {
    Chain* fresh = make(0);
    fresh->megamorphic = true;
    publish(fresh);
  }
  // While Rewriting: what no entry can describe goes to the generic end from now on; the entries stay.
  void set_generic_tail() {
    const Chain* old = chain();
    uint32_t n = old->length;
    Chain* fresh = make(n);
    for (uint32_t i = 0; i < n; i++) fresh->links[i] = old->links[i];
    fresh->megamorphic = true;
    publish(fresh);
  }
  // While Rewriting: drops the entries for which dead(entry) holds.
  template <class F>
  void drop(F dead) {
    const Chain* old = chain();
    if (old->length == 0) return;
    Chain* fresh = make(old->length);
    fresh->megamorphic = old->megamorphic;
    uint32_t n = 0;
    for (uint32_t i = 0; i < old->length; i++)
      if (!dead(old->links[i]->entry)) fresh->links[n++] = old->links[i];
    fresh->length = n;
    fresh->links[n] = nullptr;
    publish(fresh);
  }

 private:
  static Chain* make(uint32_t n) {
    auto* c = static_cast<Chain*>(::operator new(sizeof(Chain) + (n + 1) * sizeof(Link*)));
    c->length = n;
    c->megamorphic = false;
    c->links[n] = nullptr;
    return c;
  }
  // What every cache begins with.
  static Chain* nothing_seen() {
    alignas(Chain) static constinit char empty[sizeof(Chain) + sizeof(Link*)] = {};
    return reinterpret_cast<Chain*>(empty);
  }
  // The old chain may still be read by somebody: it is small and is kept.
  void publish(Chain* c) { chain_.store(c, std::memory_order_release); }

  Atomic<Chain*> chain_{nothing_seen()};
  std::deque<Link> all_;  // addresses are stable
};

}  // namespace hypha
