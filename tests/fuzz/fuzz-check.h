/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of files promise whatever they are given. */
/* Thread: main. */
#pragma once

#include "tkl-import-zones.h"

#include <stdint.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/** fuzz_require: aborts with @what unless @holds (libFuzzer keeps the input of an abort). */
void fuzz_require (gboolean holds, const char *what);

/** fuzz_check_result: @result: (transfer full) (nullable): NULL needs an @error; frees both. */
void fuzz_check_result (TklImportResult *result, GError *error);

/** fuzz_check_zones: reads the bytes as zones and checks every shape. */
void fuzz_check_zones (const uint8_t *data, size_t size, TklZonesFormat format);

G_END_DECLS
