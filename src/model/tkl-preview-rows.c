/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what an import would do, row by row. */
/* Thread: main. */
#include "tkl-preview-rows.h"

#include "tkl-preview-words.h"

#include <glib/gi18n-lib.h>

enum
{
  FIELD_NUMBER = TKL_FIELD_ID + 1, /* rows are known by their line or feature; others come last */
  FIELD_NAME,
  FIELD_DETAILS,
  FIELD_KIND, /* TklImportPreviewKind */
  N_FIELDS
};

static char *
text_of_line (const TklRowSet *set, gint64 line)
{
  return line > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, line) : g_strdup ("");
}

static char *
text_of_kind (const TklRowSet *set, gint64 kind)
{
  switch (kind)
    {
    case TKL_IMPORT_PREVIEW_ADDED:
      /* Translators: what an import would do with a row. */
      return g_strdup (C_ ("import", "New"));
    case TKL_IMPORT_PREVIEW_CHANGED:
      return g_strdup (C_ ("import", "Changed"));
    case TKL_IMPORT_PREVIEW_REFUSED:
      return g_strdup (C_ ("import", "Refused"));
    case TKL_IMPORT_PREVIEW_REMOVED:
      return g_strdup (C_ ("import", "Removed"));
    case TKL_IMPORT_PREVIEW_CORRECTED:
      return g_strdup (C_ ("import", "Corrected"));
    default:
      return g_strdup (C_ ("import", "Unchanged"));
    }
}

static const TklColumn columns[] = {
  { "line", N_ ("No."), 6, TKL_FIELD_ID, .numeric = TRUE, .text = text_of_line,
    .order = TKL_ORDER_VALUE },
  { "kind", N_ ("What happens"), 14, FIELD_KIND, .text = text_of_kind },
  { "number", N_ ("Number"), 10, FIELD_NUMBER },
  { "name", N_ ("Name"), 22, FIELD_NAME },
  { "details", N_ ("Details"), 50, FIELD_DETAILS, .grows = TRUE },
};

const TklColumn *
tkl_preview_columns (guint *ret_n_columns)
{
  *ret_n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/* Problems first: they are what the row is looked at for. */
static char *
describe_details (const TklImportPreviewRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->kind == TKL_IMPORT_PREVIEW_CORRECTED)
    return g_strdup (_ ("Drawn right and saved. The file still has it as it was."));
  for (guint i = 0; i < row->problems->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            (const char *) row->problems->pdata[i]);
  if (row->kind == TKL_IMPORT_PREVIEW_CHANGED)
    for (guint i = 0; i < row->changes->len; i++)
      {
        g_autofree char *change = tkl_preview_describe_change (row->changes->pdata[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", change);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
tkl_preview_describe (const TklImportPreviewRow *row)
{
  g_autofree char *details = describe_details (row);

  return *details != '\0' ? g_steal_pointer (&details) : text_of_kind (NULL, row->kind);
}

gint64
tkl_preview_id (const TklImportPreviewRow *row)
{
  return row->feature > 0 ? row->feature : row->line;
}

TklAreas *
tkl_preview_areas (const TklImportPreview *preview)
{
  TklAreas *areas = tkl_areas_new ();

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const TklImportPreviewRow *row = preview->rows->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s %s", row->number != NULL ? row->number : "",
                                               row->name != NULL ? row->name : "");

      if (row->shape != NULL)
        tkl_areas_add_shape (areas, tkl_preview_id (row), row->kind, g_strstrip (name), row->shape);
    }
  tkl_areas_finish (areas);
  return areas;
}

TklRowSet *
tkl_preview_rows (const TklImportPreview *preview)
{
  TklRowSet *set = tkl_row_set_new (N_FIELDS, NULL);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const TklImportPreviewRow *row = preview->rows->pdata[i];
      g_autofree char *details = describe_details (row);
      gint64 values[N_FIELDS] = { tkl_preview_id (row) };

      values[FIELD_NUMBER] = tkl_row_set_intern (set, row->number);
      values[FIELD_NAME] = tkl_row_set_intern (set, row->name);
      values[FIELD_DETAILS] = tkl_row_set_intern (set, details);
      values[FIELD_KIND] = row->kind;
      tkl_row_set_append (set, values);
    }
  return set;
}

gboolean
tkl_preview_keep (const TklRowSet *set, guint row, guint choice)
{
  guint kind = (guint) tkl_row_set_value (set, row, FIELD_KIND);

  return kind == choice - 1
         || (kind == TKL_IMPORT_PREVIEW_CORRECTED && choice - 1 == TKL_IMPORT_PREVIEW_REFUSED);
}

TklImportPreviewRow *
tkl_preview_find (const TklImportPreview *preview, gint64 id)
{
  for (guint i = 0; i < preview->rows->len; i++)
    if (tkl_preview_id (preview->rows->pdata[i]) == id)
      return preview->rows->pdata[i];
  return NULL;
}

guint
tkl_preview_count (const TklImportPreview *preview, TklImportPreviewKind kind)
{
  guint n = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    n += ((const TklImportPreviewRow *) preview->rows->pdata[i])->kind == kind;
  return n;
}
