// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many rounds of a random test are run: under sanitizers, which are slow and look for other things, a quarter.
constexpr int rounds(int count) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CO2DESIGN_TEST_SANITIZED
#endif
#endif
#if defined(CO2DESIGN_TEST_SANITIZED) || defined(__SANITIZE_ADDRESS__)
  return (count + 3) / 4;
#else
  return count;
#endif
}
