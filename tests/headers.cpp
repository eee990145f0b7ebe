// SPDX-License-Identifier: BSL-1.0
// Nothing: what is compiled with it are the headers of others that the tests share.
