/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of files promise whatever they are given. */
/* Thread: main. */
#include "fuzz-check.h"

#include "tkl-import-error.h"

#include <stdlib.h>

void
fuzz_require (gboolean holds, const char *what)
{
  if (holds)
    return;
  g_printerr ("%s\n", what);
  abort ();
}

/* Text that people will see: whole characters, none of which moves the cursor. */
static void
check_text (const char *text)
{
  fuzz_require (g_utf8_validate (text, -1, NULL), "text is no UTF-8");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    fuzz_require (!g_unichar_iscntrl (g_utf8_get_char (text)), "control character in a text");
}

static void
check_problem (const TklImportProblem *problem)
{
  g_autofree char *line = tkl_import_problem_format (problem);

  check_text (line);
  fuzz_require (problem->line > 0 || problem->feature > 0, "problem without a place");
  fuzz_require (problem->reason < TKL_IMPORT_N_REASONS, "problem without a reason");
  if (problem->value != NULL)
    fuzz_require (g_utf8_strlen (problem->value, -1) <= TKL_IMPORT_EXCERPT_CHARS, "long excerpt");
}

void
fuzz_check_result (TklImportResult *result, GError *error)
{
  fuzz_require ((result == NULL) == (error != NULL), "neither result nor error");
  if (result == NULL)
    {
      fuzz_require (error->domain == TKL_IMPORT_ERROR, "foreign error");
      check_text (error->message);
      g_error_free (error);
      return;
    }
  fuzz_require (result->rows->len + result->n_bad_rows <= result->n_rows,
                "more rows than there are");
  fuzz_require (result->n_bad_rows <= result->problems->len + result->n_unlisted,
                "bad row without a problem");
  for (guint i = 0; i < result->problems->len; i++)
    check_problem (g_ptr_array_index (result->problems, i));
  tkl_import_result_free (result);
}

static void
check_zone (const TklZoneRow *row)
{
  g_autoptr (GBytes) packed = tkl_shape_pack (row->shape);
  g_autoptr (TklShape) unpacked
      = tkl_shape_unpack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));

  fuzz_require (row->project != NULL && row->project[0] != '\0', "zone without a project");
  check_text (row->project);
  if (row->name != NULL)
    check_text (row->name);
  fuzz_require (tkl_shape_equal (unpacked, row->shape), "shape that cannot be stored");
  /* A hole may reach beyond its outline and take corners away. */
  if (row->shape->n_rings == row->shape->n_parts)
    fuzz_require (tkl_shape_contains (row->shape, row->shape->points[0]), "corner outside");
}

void
fuzz_check_zones (const uint8_t *data, size_t size, TklZonesFormat format)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  GError *error = NULL;
  TklImportResult *result = tkl_import_zones (bytes, format, &error);

  for (guint i = 0; result != NULL && i < result->rows->len; i++)
    check_zone (g_ptr_array_index (result->rows, i));
  if (result != NULL)
    fuzz_require (result->rows->len + result->n_bad_rows == result->n_rows, "feature lost");
  fuzz_check_result (result, error);
}
