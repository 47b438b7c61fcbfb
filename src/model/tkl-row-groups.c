/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by what a column says of them: counted, or only those that say one thing. */
/* Thread: any. */
#include "tkl-row-groups.h"

#include "tkl-text.h"

/* Between two looks at whether somebody asked for something else meanwhile. */
#define ROWS_AT_A_TIME 65536

/* Of the values of a column so many are looked up in an array, others in a table. */
#define MAX_DENSE (1u << 22)

void
tkl_row_pin_free (gpointer pin)
{
  g_free (((TklRowPin *) pin)->text);
  g_free (pin);
}

static void
group_clear (gpointer data)
{
  g_free (((TklRowGroup *) data)->text);
}

/* --- the group of a value --------------------------------------------------------------------- */

/* Values may share a text: moments of one minute, reasons that are shown alike. */
typedef struct
{
  const TklRowSet *set;
  const TklColumn *column;
  gint64 min;
  guint32 *dense;     /* (owned) (nullable): 1 + index of the group by value − min; 0: not seen */
  GHashTable *sparse; /* (owned) (nullable): the same, where values lie far apart */
  GHashTable *texts;  /* (owned): text → 1 + index; keys belong to the groups */
  GArray *groups;     /* (owned) (element-type TklRowGroup) */
} Index;

static void
index_init (Index *index, const TklRowSet *set, const TklColumn *column)
{
  gint64 max;

  *index = (Index){ .set = set, .column = column };
  tkl_row_set_get_range (set, column->field, &index->min, &max);
  if ((guint64) max - (guint64) index->min < MAX_DENSE)
    index->dense = g_new0 (guint32, (gsize) (max - index->min) + 1);
  else
    index->sparse = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  index->texts = g_hash_table_new (g_str_hash, g_str_equal);
  index->groups = g_array_new (FALSE, FALSE, sizeof (TklRowGroup));
  g_array_set_clear_func (index->groups, group_clear);
}

/* @index->groups: handed out before, or gone too */
static void
index_clear (Index *index)
{
  g_free (index->dense);
  g_clear_pointer (&index->sparse, g_hash_table_unref);
  g_hash_table_unref (index->texts);
  g_clear_pointer (&index->groups, g_array_unref);
}

static guint32
find_by_text (Index *index, gint64 value)
{
  g_autofree char *text = tkl_column_cell_of (index->column, index->set, value);
  guint32 found = GPOINTER_TO_UINT (g_hash_table_lookup (index->texts, text));
  TklRowGroup group = { .value = value };

  if (found != 0)
    return found;
  group.text = g_steal_pointer (&text);
  g_array_append_val (index->groups, group);
  g_hash_table_insert (index->texts, group.text, GUINT_TO_POINTER (index->groups->len));
  return index->groups->len;
}

static TklRowGroup *
group_of (Index *index, guint32 row)
{
  gint64 value = tkl_row_set_value (index->set, row, index->column->field);
  guint32 *dense = index->dense != NULL ? &index->dense[value - index->min] : NULL;
  guint32 found
      = dense != NULL ? *dense : GPOINTER_TO_UINT (g_hash_table_lookup (index->sparse, &value));

  if (found == 0)
    {
      found = find_by_text (index, value);
      if (dense != NULL)
        *dense = found;
      else
        g_hash_table_insert (index->sparse, g_memdup2 (&value, sizeof value),
                             GUINT_TO_POINTER (found));
    }
  return &g_array_index (index->groups, TklRowGroup, found - 1);
}

/* --- order of groups -------------------------------------------------------------------------- */

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *x = tkl_fold (a);
  g_autofree char *y = tkl_fold (b);
  int order = tkl_compare_natural (x, y);

  return order != 0 ? order : tkl_compare_natural (a, b);
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const TklRowGroup *x = a, *y = b;
  const TklColumn *column = data;

  if ((x->text[0] == '\0') != (y->text[0] == '\0'))
    return (x->text[0] == '\0') - (y->text[0] == '\0');
  if (column->order == TKL_ORDER_TEXT)
    return compare_texts (x->text, y->text);
  return (x->value > y->value) - (x->value < y->value);
}

/* --- public ----------------------------------------------------------------------------------- */

static gboolean
is_cancelled_at (guint i, GCancellable *cancellable)
{
  return i % ROWS_AT_A_TIME == 0 && g_cancellable_is_cancelled (cancellable);
}

GArray *
tkl_row_groups_count (const TklRowSet *set,
                      const GArray *rows,
                      const TklColumn *column,
                      TklRowTest is_marked,
                      GCancellable *cancellable)
{
  guint n = rows != NULL ? rows->len : tkl_row_set_n_rows (set);
  GArray *groups = NULL;
  gboolean cancelled = FALSE;
  Index index;

  index_init (&index, set, column);
  for (guint i = 0; i < n && !cancelled; i++)
    {
      guint32 row = rows != NULL ? g_array_index (rows, guint32, i) : i;
      TklRowGroup *group = group_of (&index, row);

      group->n_rows++;
      group->n_marked += is_marked != NULL && is_marked (set, row) ? 1 : 0;
      cancelled = is_cancelled_at (i, cancellable);
    }
  if (!cancelled)
    {
      groups = g_steal_pointer (&index.groups);
      g_array_sort_with_data (groups, compare_groups, (gpointer) column);
    }
  index_clear (&index);
  return groups;
}

gboolean
tkl_row_groups_keep (const TklRowSet *set,
                     GArray *rows,
                     const TklColumn *column,
                     const char *text,
                     GCancellable *cancellable)
{
  gboolean cancelled = FALSE;
  guint n = 0;
  Index index;

  index_init (&index, set, column);
  for (guint i = 0; i < rows->len && !cancelled; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (g_str_equal (group_of (&index, row)->text, text))
        g_array_index (rows, guint32, n++) = row;
      cancelled = is_cancelled_at (i, cancellable);
    }
  g_array_set_size (rows, n);
  index_clear (&index);
  return !cancelled;
}
