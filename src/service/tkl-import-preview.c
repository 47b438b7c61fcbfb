/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a preview: noted by the merges while they write, completed by the reader's problems. */
/* Thread: that of the merge; plain values afterwards. */
#include "tkl-import-private.h"

struct _TklImportPreviewRows
{
  GPtrArray *rows;     /* (owned) of TklImportPreviewRow */
  GHashTable *by_line; /* (owned): place → borrowed TklImportPreviewRow */
};

const char *
tkl_import_preview_kind_to_text (TklImportPreviewKind kind)
{
  static const char *const texts[]
      = { "added", "changed", "unchanged", "refused", "removed", "corrected" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (texts), NULL);

  return texts[kind];
}

static void
change_free (gpointer data)
{
  TklImportPreviewChange *change = data;

  g_free (change->column);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
row_free (gpointer data)
{
  TklImportPreviewRow *row = data;

  tkl_shape_free (row->shape);
  g_free (row->number);
  g_free (row->name);
  g_ptr_array_unref (row->changes);
  g_ptr_array_unref (row->problems);
  g_ptr_array_unref (row->plain_problems);
  g_free (row);
}

/* --- noting ---------------------------------------------------------------------------------- */

TklImportPreviewRows *
tkl_import_preview_rows_new (void)
{
  TklImportPreviewRows *self = g_new0 (TklImportPreviewRows, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->by_line = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
tkl_import_preview_rows_free (TklImportPreviewRows *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_line);
  g_free (self);
}

/* A table has no features, a zones file fewer than bits are left. */
static gint64
key_of (gint64 line, guint feature)
{
  return line * (1 << 22) + feature;
}

static TklImportPreviewRow *
find_row (TklImportPreviewRows *self, gint64 line, guint feature)
{
  gint64 key = key_of (line, feature);

  return g_hash_table_lookup (self->by_line, &key);
}

TklImportPreviewRow *
tkl_import_preview_note (TklImportPreviewRows *self,
                         const TklImportPlace *place,
                         TklImportPreviewKind kind)
{
  TklImportPreviewRow *row;
  gint64 *key;

  if (self == NULL)
    return NULL;
  row = g_new0 (TklImportPreviewRow, 1);
  row->line = place->line;
  row->feature = place->feature;
  row->kind = kind;
  row->number = g_strdup (place->number);
  row->name = g_strdup (place->name);
  row->changes = g_ptr_array_new_with_free_func (change_free);
  row->problems = g_ptr_array_new_with_free_func (g_free);
  row->plain_problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
  key = g_new (gint64, 1);
  *key = key_of (place->line, place->feature);
  g_hash_table_replace (self->by_line, key, row);
  return row;
}

void
tkl_import_preview_add_change (const char *column,
                               const char *before,
                               const char *after,
                               gpointer data)
{
  TklImportPreviewRow *row = data;
  TklImportPreviewChange *change = g_new (TklImportPreviewChange, 1);

  change->column = g_strdup (column);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (row->changes, change);
}

void
tkl_import_preview_change_line (TklImportPreviewRows *self,
                                gint64 line,
                                const char *column,
                                const char *before,
                                const char *after)
{
  TklImportPreviewRow *row = find_row (self, line, 0);

  if (row == NULL)
    return;
  if (row->kind == TKL_IMPORT_PREVIEW_UNCHANGED)
    row->kind = TKL_IMPORT_PREVIEW_CHANGED;
  tkl_import_preview_add_change (column, before, after, row);
}

/* --- problems -------------------------------------------------------------------------------- */

static void
add_problem (TklImportPreviewRows *self, const TklImportProblem *problem)
{
  TklImportPreviewRow *row = find_row (self, problem->line, problem->feature);
  const TklImportPlace place = { .line = problem->line,
                                 .feature = problem->feature,
                                 .number = problem->number,
                                 .name = problem->name };

  /* Warnings about the header belong to no row. */
  if (row == NULL && problem->warning)
    return;
  if (row == NULL)
    row = tkl_import_preview_note (self, &place, TKL_IMPORT_PREVIEW_REFUSED);
  g_ptr_array_add (row->problems, tkl_import_problem_describe (problem, FALSE));
  g_ptr_array_add (row->plain_problems, tkl_import_problem_describe (problem, TRUE));
  if (row->shape == NULL)
    row->shape = tkl_shape_copy (problem->sketch);
  if (row->kind == TKL_IMPORT_PREVIEW_REFUSED && problem->project_id != 0)
    row->project_id = problem->project_id;
}

/* What stands on no line comes last. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TklImportPreviewRow *left = *(TklImportPreviewRow *const *) a;
  const TklImportPreviewRow *right = *(TklImportPreviewRow *const *) b;

  if ((left->line == 0) != (right->line == 0))
    return left->line == 0 ? 1 : -1;
  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  return (left->feature > right->feature) - (left->feature < right->feature);
}

/* Those of bad rows first: a warning about one of them must find it. */
static void
add_problems (TklImportPreviewRows *self, const GPtrArray *problems, gboolean warnings)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TklImportProblem *problem = problems->pdata[i];

      if (problem->warning == warnings)
        add_problem (self, problem);
    }
}

GPtrArray *
tkl_import_preview_rows_finish (TklImportPreviewRows *self, const TklImportResult *result)
{
  add_problems (self, result->problems, FALSE);
  add_problems (self, result->problems, TRUE);
  g_ptr_array_sort (self->rows, compare_rows);
  return g_ptr_array_ref (self->rows);
}
