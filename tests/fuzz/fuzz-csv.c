/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuzz target: CSV, and the three tables that are read from it. */
/* Thread: main. */
#include "fuzz-check.h"
#include "tkl-csv.h"
#include "tkl-import-employees.h"
#include "tkl-import-planning.h"
#include "tkl-import-projects.h"

static void
check_rows (GBytes *bytes)
{
  g_autoptr (TklCsv) csv = tkl_csv_new (bytes, NULL);
  gint64 line = 0;
  TklTableRow row;

  if (csv == NULL)
    return;
  while (tkl_csv_next (csv, &row, NULL) && row.n_fields > 0)
    {
      fuzz_require (row.line > line, "lines do not grow");
      line = row.line;
      for (guint i = 0; row.fault == TKL_ROW_OK && i < row.n_fields; i++)
        fuzz_require (g_utf8_validate (row.fields[i], -1, NULL), "field is no UTF-8");
      fuzz_require (row.fault_field < row.n_fields, "fault in no field");
    }
}

static gboolean
has_seen (const char *key, gpointer unused)
{
  return key[0] == '1';
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const TklEmployeeImport import = { .today = TKL_DAY_LAST, .key_seen = has_seen };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  const TklTableFile file = { bytes, NULL };
  GError *error = NULL;
  TklImportResult *result;

  check_rows (bytes);
  result = tkl_import_employees (&file, &import, &error);
  fuzz_check_result (result, error);
  error = NULL;
  result = tkl_import_projects (&file, &error);
  fuzz_check_result (result, error);
  error = NULL;
  result = tkl_import_planning (&file, &error);
  fuzz_check_result (result, error);
  return 0;
}
