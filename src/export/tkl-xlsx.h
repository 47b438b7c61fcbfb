/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes clock lines as Excel workbooks: totals first, then one sheet per employee. */
/* Thread: any; one call at a time per TklSheetBook. */
#pragma once

#include "tkl-clock-line.h"
#include "tkl-project.h"
#include "tkl-totals.h"
#include "tkl-zone.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One employee as the callback hands him over; everything stays valid until the next call. */
typedef struct
{
  const TklEmployee *employee;
  const TklClockLine *lines; /* (array length=n_lines) (nullable): by day, then begin */
  gsize n_lines;             /* 0: he gets neither a sheet nor a row */
  const TklDay *days; /* (array length=n_days) (nullable): workdays with ticks or lines, ascending,
                                each once: those schedules count for; NULL = the days of the lines */
  gsize n_days;
  const TklWorkSchedule *schedules; /* (array length=n_schedules) (nullable): in the order of
                                       tkl_work_schedule_find(); those of others do no harm */
  gsize n_schedules;
} TklSheetEmployee;

/**
 * TklSheetNextFunc:
 * @ret: filled on TRUE
 *
 * Delivers the employees one after the other in the order of the sheets. Runs with the decimal dot
 * of the C locale. Returns: FALSE at the end, or with @error set on failure.
 */
typedef gboolean (*TklSheetNextFunc) (gpointer data, TklSheetEmployee *ret, GError **error);

/** TklSheetProjectFunc: Returns: (nullable): the project; NULL shows its lines without one. */
typedef const TklProject *(*TklSheetProjectFunc) (gpointer data, gint32 project_id);

typedef struct
{
  const char *company_name;
  const char *enterprise_number; /* (nullable): ten digits */
  const char *language;          /* `fr`, `nl`, `de`, else English; `nl_BE` counts as `nl` */
  TklDay from, to;               /* both included; shown, not used to choose lines */
  const char *file_pattern;      /* (nullable): of file names, see tkl-file-pattern.h */
  const TklZone *zone;           /* of the company: all times shown are its wall clock */
  TklSheetNextFunc next;
  TklSheetProjectFunc find_project;
  gpointer data; /* of both functions */
} TklSheetBook;

/**
 * tkl_xlsx_write:
 * @path: the workbook; replaced when it exists
 * @cancellable: (nullable): looked at between the lines, not while the finished sheets are packed
 * @error: TKL_EXPORT_ERROR (NOT_FOUND: no such folder, DENIED, FULL, LIMIT: more sheets than files
 *   may be open, or more lines than rows; FAILED), G_IO_ERROR_CANCELLED, or that of @book->next
 *
 * Streams: memory does not grow with the lines, 200 bytes or so are kept per employee. Written to a
 * temporary file in the folder of @path (so are the temporary files of libxlsxwriter, about 1 KiB a
 * line), synced to the disk and renamed. The same input gives the same bytes. F029, F051, F176.
 *
 * Returns: FALSE and no file left, an older one at @path untouched.
 */
gboolean tkl_xlsx_write (const TklSheetBook *book,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error);

/**
 * tkl_xlsx_file_name:
 * @book: with a file_pattern
 *
 * Returns: (transfer full): what a workbook of all employees is called by the pattern; as every
 * system takes it, at most 120 bytes.
 */
char *tkl_xlsx_file_name (const TklSheetBook *book);

/**
 * tkl_xlsx_write_split:
 * @folder: made when it is missing, not so those above it; removed again when nothing was written to it
 * @ret_n_files: (nullable): files written, on failure as well
 * @failures: (element-type GError): gets an error for each file that could not be written beside
 *   others that could
 *
 * Like tkl_xlsx_write(), with a workbook for each employee: `NUMBER NAME.xlsx`, or by the
 * file_pattern of @book, without characters that some system refuses, at most 120 bytes, ` (2)`
 * where two would be the same. Each file is complete or absent. One that cannot be written hinders
 * no other.
 *
 * Returns: FALSE when no file could be written, or not all were tried: @book->next failed, or it
 *   was cancelled. Those written until then stay.
 */
gboolean tkl_xlsx_write_split (const TklSheetBook *book,
                               const char *folder,
                               guint *ret_n_files,
                               GPtrArray *failures,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
