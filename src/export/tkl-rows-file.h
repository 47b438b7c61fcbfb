/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the rows of a table as CSV or as an Excel workbook. */
/* Thread: any. */
#pragma once

#include "tkl-table-out.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * tkl_rows_file_write:
 * @path: the ending decides: .csv or .xlsx; replaced when it exists
 * @cancellable: (nullable): looked at every thousand rows
 * @error: TKL_EXPORT_ERROR (NOT_FOUND: no such folder, DENIED, FULL, LIMIT: more rows than a sheet has,
 *   FAILED: another ending), G_IO_ERROR_CANCELLED: nothing is left of the file
 *
 * Streams: memory does not grow with the rows. CSV is UTF-8 with a byte order mark, semicolons and quotes
 * as in RFC 4180, as Excel in Belgium opens it, with the texts people see. A text that a spreadsheet
 * would take for a formula is written as text. In a workbook days, times and numbers are such, and the
 * sheet has the title of the table.
 */
gboolean
tkl_rows_file_write (TklTableOut *out, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
