/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTableRows: telling what a file is, then reading it with the reader for that. */
/* Thread: any, one at a time. */
#include "tkl-table-rows.h"

#include "tkl-csv.h"
#include "tkl-import-error.h"
#include "tkl-xlsx-book.h"
#include "tkl-xlsx-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TklTableRows
{
  TklCsv *csv;         /* (owned) (nullable): one of the two */
  TklXlsxSheet *sheet; /* (owned) (nullable) */
};

/* Of the container in which Excel 97 kept workbooks, and keeps those with a password. */
static const guint8 compound_magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
/* Name of a stream of the latter, in UTF-16. */
static const char encrypted_name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static gboolean
begins_with (GBytes *bytes, gconstpointer magic, gsize size)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return length >= size && memcmp (data, magic, size) == 0;
}

static void
refuse_compound (GBytes *bytes, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  gboolean encrypted = memmem (data, length, encrypted_name, sizeof encrypted_name - 1) != NULL;

  g_set_error_literal (
      error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
      encrypted
          ? _ ("This workbook is protected by a password. Save it without one.")
          : _ ("This is a workbook of Excel 97–2003 (.xls). Save it as .xlsx or as CSV UTF-8."));
}

static gboolean
is_archive (GBytes *bytes)
{
  return begins_with (bytes, "PK\003\004", 4) || begins_with (bytes, "PK\005\006", 4);
}

static gboolean
open_rows (TklTableRows *rows, const TklTableFile *file, GError **error)
{
  if (begins_with (file->bytes, compound_magic, sizeof compound_magic))
    {
      refuse_compound (file->bytes, error);
      return FALSE;
    }
  if (is_archive (file->bytes))
    {
      rows->sheet = tkl_xlsx_sheet_new (file->bytes, file->sheet, error);
      return rows->sheet != NULL;
    }
  if (file->sheet != NULL)
    {
      g_set_error_literal (error, TKL_IMPORT_ERROR, TKL_IMPORT_ERROR_FORMAT,
                           _ ("Only workbooks (.xlsx) have sheets, and this is none."));
      return FALSE;
    }
  rows->csv = tkl_csv_new (file->bytes, error);
  return rows->csv != NULL;
}

TklTableRows *
tkl_table_rows_new (const TklTableFile *file, GError **error)
{
  g_autoptr (TklTableRows) rows = NULL;

  g_return_val_if_fail (file != NULL && file->bytes != NULL, NULL);

  rows = g_new0 (TklTableRows, 1);
  return open_rows (rows, file, error) ? g_steal_pointer (&rows) : NULL;
}

void
tkl_table_rows_free (TklTableRows *rows)
{
  if (rows == NULL)
    return;
  g_clear_pointer (&rows->csv, tkl_csv_free);
  g_clear_pointer (&rows->sheet, tkl_xlsx_sheet_free);
  g_free (rows);
}

const TklTableRow *
tkl_table_rows_header (const TklTableRows *rows)
{
  g_return_val_if_fail (rows != NULL, NULL);

  return rows->csv != NULL ? tkl_csv_header (rows->csv) : tkl_xlsx_sheet_header (rows->sheet);
}

gboolean
tkl_table_rows_next (TklTableRows *rows, TklTableRow *ret_row, GError **error)
{
  g_return_val_if_fail (rows != NULL && ret_row != NULL, FALSE);

  return rows->csv != NULL ? tkl_csv_next (rows->csv, ret_row, error)
                           : tkl_xlsx_sheet_next (rows->sheet, ret_row, error);
}

const char *
tkl_table_rows_sheet (const TklTableRows *rows)
{
  g_return_val_if_fail (rows != NULL, NULL);

  return rows->sheet != NULL ? tkl_xlsx_sheet_name (rows->sheet) : NULL;
}

char **
tkl_table_sheets (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  /* Why it cannot be read, reading its rows will tell. */
  return is_archive (bytes) ? tkl_xlsx_sheet_names (bytes, NULL) : NULL;
}
