// SPDX-License-Identifier: MIT
// Bump allocator for the syntax tree and its scopes. Everything in it is trivially destructible, so that a tree of any
// depth is freed without recursion. Not thread safe: one arena belongs to one parse.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hypha::python {

class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* allocate(size_t bytes) {
    bytes = (bytes + 7) & ~size_t(7);
    if (bytes > left_) grow(bytes);
    void* at = next_;
    next_ += bytes;
    left_ -= bytes;
    return at;
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= 8);
    return new (allocate(sizeof(T))) T{std::forward<Args>(args)...};
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = static_cast<char*>(allocate(text.size()));
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

 private:
  void grow(size_t bytes) {
    constexpr size_t kChunk = 32 * 1024;
    size_t size = bytes > kChunk / 4 ? bytes : kChunk;
    chunks_.push_back(std::make_unique<std::byte[]>(size));
    next_ = chunks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
};

// A fixed array in the arena.
template <class T>
struct List {
  T* items = nullptr;
  uint32_t count = 0;

  uint32_t size() const { return count; }
  bool empty() const { return count == 0; }
  T* begin() const { return items; }
  T* end() const { return items + count; }
  T& operator[](size_t i) const { return items[i]; }
  T& front() const { return items[0]; }
  T& back() const { return items[count - 1]; }
};

template <class T>
List<T> make_list(Arena& arena, const std::vector<T>& from) {
  static_assert(std::is_trivially_destructible_v<T>);
  List<T> list;
  if (from.empty()) return list;
  list.items = static_cast<T*>(arena.allocate(sizeof(T) * from.size()));
  list.count = uint32_t(from.size());
  for (size_t i = 0; i < from.size(); i++) new (list.items + i) T(from[i]);
  return list;
}

}  // namespace hypha::python
