/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts into readers and what they say about them back into short text, for tables of cases. */
/* Thread: that of the test. */
#pragma once

#include "tkl-import-problem.h"

G_BEGIN_DECLS

/**
 * bytes_of: Returns: (transfer full): a copy in a block of exactly that size, so that ASan sees a
 * reader that looks behind the end. @size: −1 = up to the NUL.
 */
GBytes *bytes_of (const char *text, gssize size);

/**
 * problems_text: Returns: (transfer full): `3:key:mistyped 4::cells`: line, column and reason of
 * each problem; with `#2` behind the line for feature 2.
 */
char *problems_text (const TklImportResult *result);

/** reason_name: Returns: `mistyped`; never NULL. */
const char *reason_name (TklImportReason reason);

G_END_DECLS
