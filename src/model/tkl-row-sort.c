/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows put in the order of one column, a million in some hundredths of a second. */
/* Thread: any. */
#include "tkl-row-sort.h"

#include "tkl-text.h"

/* Numbers are sorted by so many bits at a time, the lowest first. */
#define DIGIT_BITS 11
#define N_DIGITS (1u << DIGIT_BITS)

typedef struct
{
  guint64 key; /* less comes first */
  guint32 row;
} Entry;

/* --- what is compared ------------------------------------------------------------------------- */

typedef struct
{
  char *folded; /* (owned): as people look it up */
  char *text;   /* (owned) */
  guint32 code; /* value − least value */
} Title;

static void
title_clear (gpointer data)
{
  Title *title = data;

  g_free (title->folded);
  g_free (title->text);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  const Title *x = a, *y = b;
  int order = tkl_compare_natural (x->folded, y->folded);

  return order != 0 ? order : tkl_compare_natural (x->text, y->text);
}

/* @ranks: (array): by code; those of values that occur are not 0 */
static GArray *
list_titles (
    const TklRowSet *set, const TklColumn *column, gint64 min, const guint32 *ranks, gsize n_codes)
{
  GArray *titles = g_array_new (FALSE, FALSE, sizeof (Title));

  g_array_set_clear_func (titles, title_clear);
  for (gsize code = 0; code < n_codes; code++)
    if (ranks[code] != 0)
      {
        Title title = { .code = (guint32) code };

        title.text = tkl_column_cell_of (column, set, min + (gint64) code);
        title.folded = tkl_fold (title.text);
        g_array_append_val (titles, title);
      }
  return titles;
}

/* What each value is sorted by. Cells without a text come last in either direction, as in a
 * spreadsheet. */
typedef struct
{
  guint32 *ranks;     /* (owned) (nullable): by value − min; NULL: the value decides */
  gint64 min;         /* of the values */
  guint64 last;       /* key of the last one */
  gboolean empty_min; /* the least value has no text; with ranks: the least rank */
} Scale;

/* Equal texts have the same rank. */
static void
rank_values (const TklRowSet *set, const GArray *rows, const TklColumn *column, Scale *scale)
{
  gsize n_codes = (gsize) scale->last + 1;
  g_autoptr (GArray) titles = NULL;
  guint32 rank = 0;

  scale->ranks = g_new0 (guint32, n_codes);
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);

      scale->ranks[tkl_row_set_value (set, row, column->field) - scale->min] = 1;
    }
  titles = list_titles (set, column, scale->min, scale->ranks, n_codes);
  g_array_sort (titles, compare_titles);
  for (guint i = 0; i < titles->len; i++)
    {
      const Title *title = &g_array_index (titles, Title, i);

      if (i > 0 && compare_titles (title - 1, title) != 0)
        rank++;
      scale->ranks[title->code] = rank;
    }
  scale->last = rank;
  scale->empty_min = g_array_index (titles, Title, 0).text[0] == '\0';
}

static Scale
make_scale (const TklRowSet *set, const GArray *rows, const TklColumn *column)
{
  Scale scale = { NULL };
  g_autofree char *least = NULL;
  gint64 max;

  tkl_row_set_get_range (set, column->field, &scale.min, &max);
  scale.last = (guint64) max - (guint64) scale.min;
  if (column->order == TKL_ORDER_TEXT)
    {
      rank_values (set, rows, column, &scale);
      return scale;
    }
  least = column->text != NULL ? column->text (set, scale.min) : NULL;
  scale.empty_min = least != NULL && least[0] == '\0' && scale.last < G_MAXUINT64;
  return scale;
}

static guint64
key_of (const Scale *scale, gint64 value, gboolean descending)
{
  guint64 code = (guint64) value - (guint64) scale->min;
  guint64 key = scale->ranks != NULL ? scale->ranks[code] : code;

  if (key == 0 && scale->empty_min)
    return scale->last + 1;
  /* Upside down and not backwards: equal rows keep their places. */
  return descending ? scale->last - key : key;
}

static GArray *
make_entries (const TklRowSet *set,
              const GArray *rows,
              const TklColumn *column,
              gboolean descending)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), rows->len);
  Scale scale = make_scale (set, rows, column);

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      Entry entry
          = { key_of (&scale, tkl_row_set_value (set, row, column->field), descending), row };

      g_array_append_val (entries, entry);
    }
  g_free (scale.ranks);
  return entries;
}

/* --- radix sort ------------------------------------------------------------------------------- */

static guint
digit_of (const Entry *entry, guint shift)
{
  return (guint) (entry->key >> shift) & (N_DIGITS - 1);
}

/* Returns: FALSE when all digits are the same: nothing to do. */
static gboolean
find_places (const Entry *entries, guint n, guint shift, guint *places)
{
  guint place = 0;

  for (guint i = 0; i < N_DIGITS; i++)
    places[i] = 0;
  for (guint i = 0; i < n; i++)
    places[digit_of (&entries[i], shift)]++;
  if (places[digit_of (&entries[0], shift)] == n)
    return FALSE;
  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint n_here = places[i];

      places[i] = place;
      place += n_here;
    }
  return TRUE;
}

/* Returns: FALSE when it was cancelled. */
static gboolean
sort_entries (GArray *entries, GCancellable *cancellable)
{
  g_autofree Entry *other = g_new (Entry, entries->len);
  Entry *from = (Entry *) (gpointer) entries->data;
  Entry *to = other;
  guint places[N_DIGITS];

  for (guint shift = 0; shift < 64; shift += DIGIT_BITS)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!find_places (from, entries->len, shift, places))
        continue;
      for (guint i = 0; i < entries->len; i++)
        to[places[digit_of (&from[i], shift)]++] = from[i];
      from = to;
      to = from == other ? (Entry *) (gpointer) entries->data : other;
    }
  if (from == other)
    memcpy (entries->data, other, entries->len * sizeof (Entry));
  return TRUE;
}

gboolean
tkl_row_sort (const TklRowSet *set,
              GArray *rows,
              const TklColumn *column,
              gboolean descending,
              GCancellable *cancellable)
{
  g_autoptr (GArray) entries = NULL;

  g_return_val_if_fail (column->order != TKL_ORDER_READ, FALSE);

  if (rows->len < 2)
    return TRUE;
  entries = make_entries (set, rows, column, descending);
  if (!sort_entries (entries, cancellable))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint32, i) = g_array_index (entries, Entry, i).row;
  return TRUE;
}

void
tkl_row_arrange (TklRowSet *set, const TklColumn *columns, guint n_columns, guint n_fields)
{
  guint n = tkl_row_set_n_rows (set);
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint32 row = 0; row < n; row++)
    g_array_append_val (rows, row);
  /* Equal ones keep their places: what decides comes last. */
  for (guint i = n_columns; i > 0; i--)
    tkl_row_sort (set, rows, &columns[i - 1], FALSE, NULL);
  tkl_row_set_arrange (set, (const guint32 *) (gpointer) rows->data, n_fields);
}
