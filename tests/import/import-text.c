/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts into readers and what they say about them back into short text, for tables of cases. */
/* Thread: that of the test. */
#include "import-text.h"

#include <string.h>

static const char *const names[TKL_IMPORT_N_REASONS] = {
  [TKL_IMPORT_COLUMN_UNKNOWN] = "unknown",
  [TKL_IMPORT_CELL_COUNT] = "cells",
  [TKL_IMPORT_QUOTES] = "quotes",
  [TKL_IMPORT_ENCODING] = "encoding",
  [TKL_IMPORT_CONTROL] = "control",
  [TKL_IMPORT_EMPTY] = "empty",
  [TKL_IMPORT_TOO_LONG] = "long",
  [TKL_IMPORT_WHOLE_NUMBER] = "number",
  [TKL_IMPORT_LATITUDE] = "latitude",
  [TKL_IMPORT_LONGITUDE] = "longitude",
  [TKL_IMPORT_HALF_POSITION] = "half",
  [TKL_IMPORT_SWITCH] = "switch",
  [TKL_IMPORT_WORD] = "word",
  [TKL_IMPORT_DATE] = "date",
  [TKL_IMPORT_PERIOD] = "period",
  [TKL_IMPORT_TIME] = "time",
  [TKL_IMPORT_AMOUNT] = "amount",
  [TKL_IMPORT_NATIONAL_NUMBER] = "national",
  [TKL_IMPORT_NATIONAL_MASKED] = "masked",
  [TKL_IMPORT_DECLARATION] = "declaration",
  [TKL_IMPORT_POSTAL_BELGIUM] = "postal-belgium",
  [TKL_IMPORT_POSTAL_ABROAD] = "postal-abroad",
  [TKL_IMPORT_HOUSE_NUMBER] = "house-number",
  [TKL_IMPORT_KEY_NONE] = "no-key",
  [TKL_IMPORT_KEY_MISTYPED] = "mistyped",
  [TKL_IMPORT_KEY_ROUNDED] = "rounded",
  [TKL_IMPORT_KEY_MISSING] = "key-missing",
  [TKL_IMPORT_DISAGREES] = "disagrees",
  [TKL_IMPORT_CELL_ERROR] = "cell-error",
  [TKL_IMPORT_CELL_IGNORED] = "cell-ignored",
  [TKL_IMPORT_EMPLOYEE_UNKNOWN] = "employee",
  [TKL_IMPORT_PROJECT_UNKNOWN] = "project",
  [TKL_IMPORT_KEY_HELD] = "held",
  [TKL_IMPORT_NOT_FEATURE] = "no-feature",
  [TKL_IMPORT_NO_PROJECT] = "no-project",
  [TKL_IMPORT_TEXT_EXPECTED] = "text",
  [TKL_IMPORT_GEOMETRY] = "geometry",
  [TKL_IMPORT_POSITION] = "position",
  [TKL_IMPORT_HOLE_FIRST] = "hole-first",
  [TKL_IMPORT_NOT_CLOSED] = "not-closed",
  [TKL_IMPORT_GEOMETRY_IGNORED] = "ignored",
  [TKL_IMPORT_SHAPE_EMPTY] = "shape-empty",
  [TKL_IMPORT_SHAPE_OUT_OF_RANGE] = "shape-range",
  [TKL_IMPORT_SHAPE_TOO_MANY_CORNERS] = "shape-many",
  [TKL_IMPORT_SHAPE_TOO_LARGE] = "shape-large",
  [TKL_IMPORT_SHAPE_TOO_FEW_CORNERS] = "shape-few",
  [TKL_IMPORT_SHAPE_NO_AREA] = "shape-flat",
  [TKL_IMPORT_SHAPE_CROSSED] = "shape-crossed",
  [TKL_IMPORT_SHAPE_HOLE_BEYOND] = "hole-beyond",
};

GBytes *
bytes_of (const char *text, gssize size)
{
  gsize length = size < 0 ? strlen (text) : (gsize) size;

  return g_bytes_new (text, length);
}

const char *
reason_name (TklImportReason reason)
{
  g_assert_cmpint (reason, <, TKL_IMPORT_N_REASONS);
  g_assert_nonnull (names[reason]);
  return names[reason];
}

char *
problems_text (const TklImportResult *result)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->problems->len; i++)
    {
      const TklImportProblem *problem = g_ptr_array_index (result->problems, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", problem->line);
      if (problem->feature > 0)
        g_string_append_printf (text, "#%u", problem->feature);
      g_string_append_printf (text, ":%s:%s", problem->column != NULL ? problem->column : "",
                              reason_name (problem->reason));
    }
  return g_string_free (text, FALSE);
}
