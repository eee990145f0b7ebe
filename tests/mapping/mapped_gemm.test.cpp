// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/mapped_gemm.hpp>

#include <static_check.hpp>

using namespace co2design::mapping;

TEST_CASE("a shape is one product unless it says more") {
  constexpr gemm_shape shape{197, 768, 3072};
  STATIC_CHECK(shape.batch == 1);
}
