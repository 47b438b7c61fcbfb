/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel as a use case (F029, F051, F176): the lines of a period, one sheet per employee. */
/* Thread: main; the work is done on the office's reader thread. */
#pragma once

#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

typedef struct
{
  TklDay from, to;     /* workday dates, both included */
  const char *path;    /* the workbook, or with split the folder of the workbooks; copied */
  gboolean split;      /* one workbook per employee, `NUMBER NAME.xlsx` */
  const char *pattern; /* (nullable): names the files, see tkl-file-pattern.h; @path is the folder;
                          copied */
} TklExportOptions;

typedef struct
{
  guint n_employees; /* with lines in the period */
  guint n_lines;
  guint n_files;       /* written */
  guint n_provisional; /* workdays that late data of a vehicle may still change */
  GPtrArray *failures; /* (owned) (nullable) of char: translated, one a file of a split that could
                          not be written */
} TklExportReport;

void tkl_export_report_clear (TklExportReport *report);

/** tkl_export_async: reads one snapshot; other programs may write meanwhile. */
void tkl_export_async (TklOffice *office,
                       const TklExportOptions *options,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
/**
 * tkl_export_finish:
 * @ret_report: (transfer full): also after FALSE: files written until then, which stay
 * @error: DENIED, NOT_FOUND, FULL: no file was written; G_IO_ERROR_CANCELLED
 */
gboolean tkl_export_finish (TklOffice *office,
                            GAsyncResult *result,
                            TklExportReport *ret_report,
                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TklExportReport, tkl_export_report_clear)

G_END_DECLS
