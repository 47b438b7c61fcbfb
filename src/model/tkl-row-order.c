/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a set a table shows, and in which order. */
/* Thread: any. */
#include "tkl-row-order.h"

#include "tkl-row-sort.h"
#include "tkl-text.h"

#include <string.h>

/* Between two looks at whether somebody asked for something else meanwhile. */
#define ROWS_AT_A_TIME 65536

/* What is remembered of the values of a column: so many at most, a byte each. */
#define MAX_KNOWN (1u << 22)

/* --- words ------------------------------------------------------------------------------------ */

enum
{
  NOT_KNOWN,
  WITHOUT_WORD,
  WITH_WORD,
};

/* Texts are made and searched once for each value that occurs. */
typedef struct
{
  const TklColumn *column;
  gint64 min;
  guint8 *known; /* (owned) (nullable): by value − min; NULL: the values lie too far apart */
} Memory;

static void
memory_clear (gpointer data)
{
  g_free (((Memory *) data)->known);
}

static gboolean
is_read (const TklRowSet *set, const TklColumn *column)
{
  return !column->on_demand || tkl_row_set_wants (set, column->field);
}

static Memory
make_memory (const TklRowSet *set, const TklColumn *column)
{
  Memory memory = { .column = column };
  gint64 max;

  tkl_row_set_get_range (set, column->field, &memory.min, &max);
  if ((guint64) max - (guint64) memory.min < MAX_KNOWN)
    memory.known = g_malloc0 ((gsize) (max - memory.min) + 1);
  return memory;
}

static GArray *
make_memories (const TklRowSet *set, const TklRowQuery *query)
{
  GArray *memories = g_array_new (FALSE, FALSE, sizeof (Memory));

  g_array_set_clear_func (memories, memory_clear);
  for (guint i = 0; i < query->n_columns; i++)
    if (is_read (set, &query->columns[i]))
      {
        Memory memory = make_memory (set, &query->columns[i]);

        g_array_append_val (memories, memory);
      }
  return memories;
}

static guint8
look_at (const TklRowSet *set, const Memory *memory, gint64 value, const char *word)
{
  g_autofree char *text = tkl_column_cell_of (memory->column, set, value);
  g_autofree char *folded = tkl_fold (text);

  return strstr (folded, word) != NULL ? WITH_WORD : WITHOUT_WORD;
}

static gboolean
has_word (const TklRowSet *set, guint row, const GArray *memories, const char *word)
{
  for (guint i = 0; i < memories->len; i++)
    {
      const Memory *memory = &g_array_index (memories, Memory, i);
      gint64 value = tkl_row_set_value (set, row, memory->column->field);
      guint8 *known = memory->known != NULL ? &memory->known[value - memory->min] : NULL;
      guint8 found
          = known != NULL && *known != NOT_KNOWN ? *known : look_at (set, memory, value, word);

      if (known != NULL)
        *known = found;
      if (found == WITH_WORD)
        return TRUE;
    }
  return FALSE;
}

/* --- rows ------------------------------------------------------------------------------------- */

static gboolean
is_cancelled_at (guint i, GCancellable *cancellable)
{
  return i % ROWS_AT_A_TIME == 0 && g_cancellable_is_cancelled (cancellable);
}

/* Leaves the rows with the word. */
static gboolean
keep_word (const TklRowSet *set,
           GArray *rows,
           const TklRowQuery *query,
           const char *word,
           GCancellable *cancellable)
{
  g_autoptr (GArray) memories = make_memories (set, query);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      if (is_cancelled_at (i, cancellable))
        return FALSE;
      if (has_word (set, row, memories, word))
        g_array_index (rows, guint32, n++) = row;
    }
  g_array_set_size (rows, n);
  return TRUE;
}

static gboolean
is_kept (const TklRowSet *set, guint row, const TklRowFilter *filter, const Memory *memory)
{
  gint64 value = tkl_row_set_value (set, row, filter->column->field);
  guint8 *known = memory->known != NULL ? &memory->known[value - memory->min] : NULL;
  gboolean kept;

  if (known != NULL && *known != NOT_KNOWN)
    return *known == WITH_WORD;
  kept = tkl_row_filter_keeps (filter, set, value);
  if (known != NULL)
    *known = kept ? WITH_WORD : WITHOUT_WORD;
  return kept;
}

/* What is not read yet keeps all rows until it is. */
static gboolean
keep_filtered (const TklRowSet *set,
               GArray *rows,
               const TklRowFilter *filter,
               GCancellable *cancellable)
{
  Memory memory;
  guint n = 0;
  gboolean done = TRUE;

  if (!is_read (set, filter->column))
    return TRUE;
  memory = make_memory (set, filter->column);
  for (guint i = 0; i < rows->len && done; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      done = !is_cancelled_at (i, cancellable);
      if (is_kept (set, row, filter, &memory))
        g_array_index (rows, guint32, n++) = row;
    }
  memory_clear (&memory);
  g_array_set_size (rows, n);
  return done;
}

static GArray *
keep_rows (const TklRowSet *set, const TklRowQuery *query, GCancellable *cancellable)
{
  gboolean chosen = query->keep != NULL && query->choice > 0;
  guint n = tkl_row_set_n_rows (set);
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 row = 0; row < n; row++)
    {
      if (is_cancelled_at (row, cancellable))
        return NULL;
      if (!chosen || query->keep (set, row, query->choice))
        g_array_append_val (rows, row);
    }
  for (guint i = 0; query->words != NULL && query->words[i] != NULL; i++)
    if (!keep_word (set, rows, query, query->words[i], cancellable))
      return NULL;
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    if (!keep_filtered (set, rows, query->filters->pdata[i], cancellable))
      return NULL;
  for (guint i = 0; query->pins != NULL && i < query->pins->len; i++)
    {
      const TklRowPin *pin = query->pins->pdata[i];

      if (!tkl_row_groups_keep (set, rows, pin->column, pin->text, cancellable))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static void
reverse (GArray *rows)
{
  for (guint i = 0; i < rows->len / 2; i++)
    {
      guint32 *left = &g_array_index (rows, guint32, i);
      guint32 *right = &g_array_index (rows, guint32, rows->len - 1 - i);
      guint32 row = *left;

      *left = *right;
      *right = row;
    }
}

/* Whatever group is shown. */
static gboolean
keeps_all (const TklRowQuery *query)
{
  return (query->keep == NULL || query->choice == 0) && query->words == NULL
         && (query->pins == NULL || query->pins->len == 0)
         && (query->filters == NULL || query->filters->len == 0);
}

gboolean
tkl_row_query_is_plain (const TklRowQuery *query)
{
  return keeps_all (query) && query->grouped_by == NULL
         && (query->sorted_by == NULL
             || (query->sorted_by->order == TKL_ORDER_READ && !query->descending));
}

/* Into groups, of which all or one is shown. */
static gboolean
split (const TklRowSet *set,
       const TklRowQuery *query,
       GArray *rows,
       GCancellable *cancellable,
       GArray **ret_groups)
{
  if (query->grouped_by == NULL)
    return TRUE;
  *ret_groups = tkl_row_groups_count (set, rows, query->grouped_by, query->is_marked, cancellable);
  return *ret_groups != NULL
         && (query->group == NULL
             || tkl_row_groups_keep (set, rows, query->grouped_by, query->group, cancellable));
}

gboolean
tkl_row_order_make (const TklRowSet *set,
                    const TklRowQuery *query,
                    GCancellable *cancellable,
                    GArray **ret_order,
                    GArray **ret_groups)
{
  gboolean as_read = query->sorted_by == NULL || query->sorted_by->order == TKL_ORDER_READ;
  gboolean backwards = query->sorted_by != NULL && as_read && query->descending;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) groups = NULL;

  if (tkl_row_query_is_plain (query))
    {
      *ret_order = NULL;
      *ret_groups = NULL;
      return !g_cancellable_is_cancelled (cancellable);
    }
  rows = keep_rows (set, query, cancellable);
  if (rows == NULL || !split (set, query, rows, cancellable, &groups))
    return FALSE;
  if (backwards)
    reverse (rows);
  if (!as_read && !tkl_row_sort (set, rows, query->sorted_by, query->descending, cancellable))
    return FALSE;
  *ret_order = g_steal_pointer (&rows);
  *ret_groups = g_steal_pointer (&groups);
  return TRUE;
}
