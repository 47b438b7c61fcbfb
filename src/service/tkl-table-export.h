/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a table written to a file, as they are shown. */
/* Thread: main; the work is done on a thread of the office. */
#pragma once

#include "tkl-office.h"
#include "tkl-table-out.h"

G_BEGIN_DECLS

/**
 * tkl_table_export_async:
 * @out: (transfer full): its rows are asked for on the thread; how far it is stands in it until it is done
 * @path: .csv or .xlsx, see tkl_rows_file_write()
 */
void tkl_table_export_async (TklOffice *office,
                             TklTableOut *out,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/** tkl_table_export_finish: @error: NOT_FOUND, DENIED, FULL, FAILED, G_IO_ERROR_CANCELLED: no file was
 * made. */
gboolean tkl_table_export_finish (TklOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
