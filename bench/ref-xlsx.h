/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference: a finished workbook's cells written once more by libxlsxwriter alone. */
/* Thread: main. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RefXlsx RefXlsx;

/**
 * ref_xlsx_new:
 * @path: a workbook made by libxlsxwriter in constant memory
 *
 * Reads sheets, cells and names into plain arrays. Replaying them is the least that any program must
 * do for these cells: nothing is computed or put together. Aborts when @path cannot be read.
 */
RefXlsx *ref_xlsx_new (const char *path);
void ref_xlsx_free (RefXlsx *ref);

/** ref_xlsx_write: Writes the same cells to @path: same order, as many formats and names. */
void ref_xlsx_write (const RefXlsx *ref, const char *path);

/** ref_xlsx_hash: Returns: a checksum of all cells of the workbook @path, values and styles. */
guint64 ref_xlsx_hash (const char *path);

/** ref_xlsx_n_cells: Returns: how many cells there are. */
guint ref_xlsx_n_cells (const RefXlsx *ref);

G_END_DECLS
