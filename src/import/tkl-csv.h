/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklCsv: rows of a CSV text, one after the other, with their line numbers. */
/* Thread: any, one at a time. */
#pragma once

#include "tkl-table-row.h"

G_BEGIN_DECLS

typedef struct _TklCsv TklCsv;

/**
 * tkl_csv_new:
 * @bytes: (transfer none): the whole text; a UTF-8 byte order mark is passed over
 * @error: TKL_IMPORT_ERROR_FORMAT: the byte order mark of UTF-16; no header line, or one with NUL bytes,
 *   invalid UTF-8, control characters or misplaced quotes: no CSV at all; LIMIT: too many columns, too
 *   long a field
 *
 * Fields as in RFC 4180; lines end with LF, CRLF or CR. The separator is `,` or `;`, whichever the
 * header has more of outside quotes (`,` when equal). Blank lines before the header are passed over.
 *
 * Returns: (transfer full): free with tkl_csv_free().
 */
TklCsv *tkl_csv_new (GBytes *bytes, GError **error);
void tkl_csv_free (TklCsv *csv);

/** tkl_csv_header: Returns: (transfer none): the header row, valid as long as @csv. */
const TklTableRow *tkl_csv_header (const TklCsv *csv);

/**
 * tkl_csv_next:
 * @ret_row: (out): overwritten; `n_fields` 0 at the end of the text
 * @error: TKL_IMPORT_ERROR_FORMAT: a quote that is never closed, with the line where it opens;
 *   LIMIT: a field, the columns or the rows beyond the limits above, with the line
 *
 * Rows keep the number of fields they have; a row with blanks only is delivered too.
 * Returns: FALSE and @error, after which the reader may only be freed.
 */
gboolean tkl_csv_next (TklCsv *csv, TklTableRow *ret_row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklCsv, tkl_csv_free)

G_END_DECLS
