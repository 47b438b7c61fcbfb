/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what an import would do, row by row. */
/* Thread: main. */
#include "tkl-preview-rows.h"

#include "tkl-preview-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 line; /* identifies the row; rows without one come last */
  TklTextRef number, name, details;
  guint8 kind; /* TklImportPreviewKind */
} PreviewRow;

#define TEXT_OF(member)                                                                            \
  static char *text_of_##member (const TklRowSet *set, gconstpointer row)                          \
  {                                                                                                \
    return g_strdup (tkl_row_set_text (set, ((const PreviewRow *) row)->member));                  \
  }
TEXT_OF (number)
TEXT_OF (name)
TEXT_OF (details)

static char *
text_of_line (const TklRowSet *set, gconstpointer row)
{
  gint64 line = ((const PreviewRow *) row)->line;

  return line > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, line) : g_strdup ("");
}

static int
compare_line (const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  gint64 left = ((const PreviewRow *) a)->line;
  gint64 right = ((const PreviewRow *) b)->line;

  return (left > right) - (left < right);
}

static char *
text_of_kind (const TklRowSet *set, gconstpointer row)
{
  switch (((const PreviewRow *) row)->kind)
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
    default:
      return g_strdup (C_ ("import", "Unchanged"));
    }
}

static const TklColumn columns[] = {
  { "line", N_ ("Line"), 6, .numeric = TRUE, .text = text_of_line, .compare = compare_line },
  { "kind", N_ ("What happens"), 14, .text = text_of_kind },
  { "number", N_ ("Number"), 10, .text = text_of_number },
  { "name", N_ ("Name"), 22, .text = text_of_name },
  { "details", N_ ("Details"), 50, .grows = TRUE, .text = text_of_details },
};

const TklColumn *
tkl_preview_columns (guint *ret_n_columns)
{
  *ret_n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/* Problems first: they are what the row is looked at for. */
static char *
describe (const TklImportPreviewRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

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

TklRowSet *
tkl_preview_rows (const TklImportPreview *preview)
{
  TklRowSet *set = tkl_row_set_new (sizeof (PreviewRow), NULL);

  for (guint i = 0; i < preview->rows->len; i++)
    {
      const TklImportPreviewRow *of_service = preview->rows->pdata[i];
      PreviewRow *row = tkl_row_set_append (set);
      g_autofree char *details = describe (of_service);

      row->line = of_service->line > 0 ? of_service->line : of_service->feature;
      row->number = tkl_row_set_intern (set, of_service->number);
      row->name = tkl_row_set_intern (set, of_service->name);
      row->details = tkl_row_set_intern (set, details);
      row->kind = (guint8) of_service->kind;
    }
  return set;
}

gboolean
tkl_preview_keep (const TklRowSet *set, gconstpointer row, guint choice)
{
  return choice == 0 || ((const PreviewRow *) row)->kind == choice - 1;
}

guint
tkl_preview_count (const TklImportPreview *preview, TklImportPreviewKind kind)
{
  guint n = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    n += ((const TklImportPreviewRow *) preview->rows->pdata[i])->kind == kind;
  return n;
}
