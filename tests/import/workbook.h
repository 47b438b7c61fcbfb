/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks written by hand, part by part: also those that no program would write. */
/* Thread: that of the test. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a zip archive. */
typedef struct
{
  const char *name;
  const char *text; /* NULL: the part is left out */
} WorkbookPart;

/** workbook_zip: Returns: (transfer full): an archive of them, in that order, packed. */
GBytes *workbook_zip (const WorkbookPart *parts, gsize n_parts);

/**
 * workbook_with:
 * @parts: (array length=n_parts): in place of, or beside, those of a workbook with one sheet
 *   “People”; formats 0 … are: plain, `0000`, built-in date 14, time 20, `dd/mm/yyyy hh:mm`,
 *   `[h]:mm`; shared texts are `number`, `a & b`, a rich `Jan Peeters`, one with `_x000D_`
 * Returns: (transfer full).
 */
GBytes *workbook_with (const WorkbookPart *parts, gsize n_parts);

/** workbook_of: @rows: what stands in `sheetData`. Returns: (transfer full): such a workbook. */
GBytes *workbook_of (const char *rows);

G_END_DECLS
