/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number formats of a workbook: which numbers are dates and times, and how they are written. */
/* Thread: any; pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TKL_XLSX_NUMBER,
  TKL_XLSX_DIGITS,    /* `0000`: zeros in front */
  TKL_XLSX_DATE,      /* days since the beginning of the calendar */
  TKL_XLSX_TIME,      /* fraction of a day */
  TKL_XLSX_DATE_TIME, /* both */
  TKL_XLSX_DURATION,  /* `[h]:mm`: days, more than one too */
} TklXlsxKind;

typedef struct
{
  TklXlsxKind kind;
  guint n_digits; /* of TKL_XLSX_DIGITS: 1 … 64 */
} TklXlsxFormat;

/** tkl_xlsx_format_builtin: @id: below 164, of formats whose code no workbook holds. */
TklXlsxFormat tkl_xlsx_format_builtin (guint id);

/** tkl_xlsx_format_parse: @code: `dd/mm/yyyy hh:mm`; what its first section makes of a number. */
TklXlsxFormat tkl_xlsx_format_parse (const char *code);

/**
 * tkl_xlsx_format_number:
 * @text: (nullable): a number as XML has it, `46112.5`
 * @from_1904: whether the calendar of the workbook begins in 1904
 *
 * Writes a number as the readers of tables want it: `12` and `12.5` with up to 15 digits, `4.5E+17`
 * where a spreadsheet has lost the last ones; dates `2026-03-31`, times and durations `07:30` (`07:30:15`
 * only with seconds), dates with a time `2026-03-31 07:30`, or only the date at midnight.
 *
 * Returns: (transfer full) (nullable): NULL when @text is no number.
 */
char *tkl_xlsx_format_number (TklXlsxFormat format, const char *text, gboolean from_1904);

G_END_DECLS
