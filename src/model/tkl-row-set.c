/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRowSet: the rows of one table as read from the database, packed; and the columns that show them. */
/* Thread: filled by one thread, then immutable: any thread. */
#include "tkl-row-set.h"

#include "tkl-text.h"

struct _TklRowSet
{
  gatomicrefcount ref_count;
  gsize row_size;
  TklZone *zone;         /* (owned) (nullable) */
  GArray *rows;          /* (owned): of row_size bytes each */
  GStringChunk *chunk;   /* (owned): the texts */
  GPtrArray *texts;      /* (owned) (element-type utf8): by number; the first stands for none */
  GHashTable *text_refs; /* (owned): text → number */
};

TklRowSet *
tkl_row_set_new (gsize row_size, TklZone *zone)
{
  TklRowSet *set = g_new0 (TklRowSet, 1);

  g_return_val_if_fail (row_size >= sizeof (gint64), NULL);

  g_atomic_ref_count_init (&set->ref_count);
  set->row_size = row_size;
  set->zone = zone != NULL ? tkl_zone_ref (zone) : NULL;
  set->rows = g_array_new (FALSE, TRUE, (guint) row_size);
  set->chunk = g_string_chunk_new (4096);
  set->texts = g_ptr_array_new ();
  set->text_refs = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (set->texts, (gpointer) "");
  return set;
}

TklRowSet *
tkl_row_set_ref (TklRowSet *set)
{
  g_atomic_ref_count_inc (&set->ref_count);
  return set;
}

void
tkl_row_set_unref (TklRowSet *set)
{
  if (set == NULL || !g_atomic_ref_count_dec (&set->ref_count))
    return;
  g_clear_pointer (&set->zone, tkl_zone_unref);
  g_array_unref (set->rows);
  g_string_chunk_free (set->chunk);
  g_ptr_array_unref (set->texts);
  g_hash_table_unref (set->text_refs);
  g_free (set);
}

gpointer
tkl_row_set_append (TklRowSet *set)
{
  g_array_set_size (set->rows, set->rows->len + 1);
  return set->rows->data + (set->rows->len - 1) * set->row_size;
}

TklTextRef
tkl_row_set_intern (TklRowSet *set, const char *text)
{
  gpointer ref;
  char *kept;

  if (tkl_str_empty (text))
    return 0;
  ref = g_hash_table_lookup (set->text_refs, text);
  if (ref != NULL)
    return GPOINTER_TO_UINT (ref);
  kept = g_string_chunk_insert (set->chunk, text);
  g_ptr_array_add (set->texts, kept);
  g_hash_table_insert (set->text_refs, kept, GUINT_TO_POINTER (set->texts->len - 1));
  return set->texts->len - 1;
}

const char *
tkl_row_set_text (const TklRowSet *set, TklTextRef ref)
{
  g_return_val_if_fail (ref < set->texts->len, "");

  return g_ptr_array_index (set->texts, ref);
}

guint
tkl_row_set_n_rows (const TklRowSet *set)
{
  return set->rows->len;
}

gconstpointer
tkl_row_set_row (const TklRowSet *set, guint index)
{
  g_return_val_if_fail (index < set->rows->len, NULL);

  return set->rows->data + index * set->row_size;
}

gint64
tkl_row_set_id (const TklRowSet *set, guint index)
{
  return *(const gint64 *) tkl_row_set_row (set, index);
}

const TklZone *
tkl_row_set_zone (const TklRowSet *set)
{
  return set->zone;
}

int
tkl_column_compare (const TklColumn *column, const TklRowSet *set, gconstpointer a, gconstpointer b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (column->compare != NULL)
    return column->compare (set, a, b);
  left = column->text (set, a);
  right = column->text (set, b);
  return tkl_compare_natural (left, right);
}
