/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would change, in words: columns and values of files as forms call them. */
/* Thread: main. */
#pragma once

#include "tkl-import-preview.h"

G_BEGIN_DECLS

/**
 * tkl_preview_describe_change:
 * Returns: (transfer full): translated: `Status: Active → Closed`. Where nothing stood or will stand
 *   there is a dash. A column that has no title keeps its name.
 */
char *tkl_preview_describe_change (const TklImportPreviewChange *change);

/**
 * tkl_preview_word:
 * @value: `closed`, `driver`, `1` …
 *
 * Returns: (transfer full): translated; others as they are.
 */
char *tkl_preview_word (const char *value);

G_END_DECLS
