/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPairDays: on which days did a and b go together: person and vehicle, key and project … */
/* Thread: filled by one; read from any thread once sealed. */
#include "tkl-pair-days.h"

GArray *
tkl_pair_days_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TklPairDay));
}

static int
compare_pairs (gconstpointer left, gconstpointer right)
{
  const TklPairDay *x = left, *y = right;

  if (x->a != y->a)
    return (x->a > y->a) - (x->a < y->a);
  if (x->b != y->b)
    return (x->b > y->b) - (x->b < y->b);
  return (x->day > y->day) - (x->day < y->day);
}

void
tkl_pair_days_seal (GArray *pairs)
{
  TklPairDay *rows;
  guint n = 0;

  g_array_sort (pairs, compare_pairs);
  rows = (TklPairDay *) (gpointer) pairs->data;
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || compare_pairs (&rows[n - 1], &rows[i]) != 0)
      rows[n++] = rows[i];
  g_array_set_size (pairs, n);
}

/* Index of the first row that is not before @wanted. */
static guint
find_first (const GArray *pairs, const TklPairDay *wanted)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_pairs (&g_array_index (pairs, TklPairDay, middle), wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const TklPairDay *
tkl_pair_days_of (const GArray *pairs, gint32 a, gsize *ret_n)
{
  guint first = find_first (pairs, &(TklPairDay){ a, G_MININT32, G_MININT32 });
  guint end = first;

  while (end < pairs->len && g_array_index (pairs, TklPairDay, end).a == a)
    end++;
  *ret_n = end - first;
  return end > first ? &g_array_index (pairs, TklPairDay, first) : NULL;
}

guint
tkl_pair_days_count (const GArray *pairs, gint32 a, gint32 b)
{
  guint first = find_first (pairs, &(TklPairDay){ a, b, G_MININT32 });
  guint end = first;

  while (end < pairs->len && g_array_index (pairs, TklPairDay, end).a == a
         && g_array_index (pairs, TklPairDay, end).b == b)
    end++;
  return end - first;
}

gboolean
tkl_pair_days_has (const GArray *pairs, gint32 a, gint32 b, TklDay day)
{
  const TklPairDay wanted = { a, b, day };
  guint first = find_first (pairs, &wanted);

  return first < pairs->len
         && compare_pairs (&g_array_index (pairs, TklPairDay, first), &wanted) == 0;
}
