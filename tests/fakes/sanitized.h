// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Defines SEGUE_TEST_SANITIZED where the address sanitizer is built in: what takes time takes several times
// as long.
#if defined(__SANITIZE_ADDRESS__)
#define SEGUE_TEST_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SEGUE_TEST_SANITIZED
#endif
#endif
