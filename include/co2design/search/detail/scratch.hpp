// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <memory>

namespace co2design::detail {

// Room for some values that stays when it is asked for again; what stood there is lost where it grows. A vector would
// set what is overwritten anyway, and be compiled for each type with all it can do.
template <class T>
class scratch {
 public:
  T* room(std::size_t n) {
    if (n > size_) {
      size_ = n > size_ + size_ / 2 ? n : size_ + size_ / 2;
      values_.reset();
      values_.reset(new T[size_]);
    }
    return values_.get();
  }
  [[nodiscard]] T* get() const noexcept { return values_.get(); }

 private:
  std::unique_ptr<T[]> values_;
  std::size_t size_ = 0;
};

}  // namespace co2design::detail
