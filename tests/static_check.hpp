// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <doctest/doctest.h>

// A check the compiler makes, and makes again at run time, where it can be debugged and is seen by
// sanitizers.
#define STATIC_CHECK(...)       \
  do {                          \
    static_assert(__VA_ARGS__); \
    CHECK((__VA_ARGS__));       \
  } while (false)
