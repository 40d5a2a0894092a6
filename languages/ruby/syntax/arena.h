// SPDX-License-Identifier: MIT
// Bump allocator of a syntax tree. Everything in it is trivially destructible, so that a tree of any depth is freed
// without recursion. Not thread-safe; pointers stay valid until the arena dies.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hypha::ruby::syntax {

// An immutable run of T in the arena.
template <class T>
struct List {
  T* data = nullptr;
  uint32_t size = 0;
  T* begin() const { return data; }
  T* end() const { return data + size; }
  bool empty() const { return size == 0; }
  T& operator[](size_t i) const { return data[i]; }
  T& back() const { return data[size - 1]; }
};

class Arena {
 public:
  void* allocate(size_t size, size_t align) {
    size_t at = (used_ + align - 1) & ~(align - 1);
    if (chunks_.empty() || at + size > capacity_) {
      capacity_ = size > kChunk ? size : kChunk;
      chunks_.push_back(std::make_unique<std::byte[]>(capacity_));
      at = 0;
    }
    used_ = at + size;
    return chunks_.back().get() + at;
  }

  template <class T>
  T* make() {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T();
  }

  template <class T>
  List<T> list(const std::vector<T>& from) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (from.empty()) return {};
    T* to = static_cast<T*>(allocate(sizeof(T) * from.size(), alignof(T)));
    std::memcpy(static_cast<void*>(to), from.data(), sizeof(T) * from.size());
    return {to, uint32_t(from.size())};
  }

  // One copy per distinct text: equal names are the same pointer.
  std::string_view intern(std::string_view text) {
    auto found = names_.find(text);
    if (found != names_.end()) return *found;
    char* to = static_cast<char*>(allocate(text.size() + 1, 1));
    if (!text.empty()) std::memcpy(to, text.data(), text.size());
    to[text.size()] = 0;
    return *names_.insert(std::string_view(to, text.size())).first;
  }

 private:
  static constexpr size_t kChunk = 32 * 1024;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  size_t used_ = 0;
  size_t capacity_ = 0;
  std::unordered_set<std::string_view> names_;
};

}  // namespace hypha::ruby::syntax
