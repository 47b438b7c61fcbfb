/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: zones from GPX. */
/* Thread: main. */
#include "fuzz-check.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  fuzz_check_zones (data, size, TKL_ZONES_GPX);
  return 0;
}
