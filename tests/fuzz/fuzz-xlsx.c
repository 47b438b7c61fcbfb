/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: workbooks. An input is one, or a digit and the XML of a part of one, since no mutant of
 * a whole workbook would get past the check sums of its archive. */
/* Thread: main. */
#include "fuzz-check.h"
#include "tkl-import-employees.h"
#include "tkl-table-rows.h"
#include "workbook.h"

#include <string.h>

static const char *const parts[] = {
  "xl/worksheets/sheet1.xml",   "xl/sharedStrings.xml", "xl/styles.xml",       "xl/workbook.xml",
  "xl/_rels/workbook.xml.rels", "_rels/.rels",          "[Content_Types].xml",
};

static GBytes *
make_workbook (const uint8_t *data, size_t size)
{
  g_autofree char *text = NULL;
  WorkbookPart part;

  if (size == 0 || data[0] < '0' || data[0] >= '0' + G_N_ELEMENTS (parts))
    return g_bytes_new (data, size);
  text = g_strndup ((const char *) data + 1, size - 1);
  part = (WorkbookPart){ parts[data[0] - '0'], text };
  return workbook_with (&part, 1);
}

static void
check_rows (GBytes *bytes)
{
  const TklTableFile file = { bytes, NULL };
  g_autoptr (TklTableRows) rows = tkl_table_rows_new (&file, NULL);
  TklTableRow row;
  gint64 line;

  if (rows == NULL || tkl_table_rows_sheet (rows) == NULL)
    return;
  line = tkl_table_rows_header (rows)->line;
  while (tkl_table_rows_next (rows, &row, NULL) && row.n_fields > 0)
    {
      fuzz_require (row.line > line, "rows do not grow");
      line = row.line;
      fuzz_require (row.n_fields >= tkl_table_rows_header (rows)->n_fields, "short row");
      for (guint i = 0; i < row.n_fields; i++)
        fuzz_require (g_utf8_validate (row.fields[i], -1, NULL), "field is no UTF-8");
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const TklEmployeeImport import = { .today = TKL_DAY_LAST };
  g_autoptr (GBytes) bytes = make_workbook (data, size);
  const TklTableFile file = { bytes, NULL };
  GError *error = NULL;
  TklImportResult *result;

  check_rows (bytes);
  result = tkl_import_employees (&file, &import, &error);
  fuzz_check_result (result, error);
  return 0;
}
