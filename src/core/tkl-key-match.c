/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment 1 (F075): everybody ticked at home; which unknown key was at whose home? */
/* Thread: any; pure. */
#include "tkl-key-match.h"

#include "tkl-text.h"

typedef struct
{
  TklKeyPair pair;
  const char *number; /* (borrowed): of the employee */
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a, *right = b;
  const TklKeyPair *x = &left->pair, *y = &right->pair;
  int order;

  if (x->n_days != y->n_days)
    return (x->n_days < y->n_days) - (x->n_days > y->n_days);
  if (x->n_at_home != y->n_at_home)
    return (x->n_at_home < y->n_at_home) - (x->n_at_home > y->n_at_home);
  if (x->distance_m != y->distance_m)
    return (x->distance_m > y->distance_m) - (x->distance_m < y->distance_m);
  order = tkl_compare_natural (left->number, right->number);
  return order != 0 ? order : (x->key_id > y->key_id) - (x->key_id < y->key_id);
}

/* @touches: of one key. Returns: FALSE when none was at his home. */
static gboolean
measure_pair (const TklKeyMatchInput *input,
              const TklKeyTouch *touches,
              gsize n_touches,
              const TklEmployee *employee,
              TklKeyPair *ret_pair)
{
  TklDay last_day = TKL_DAY_NONE;

  *ret_pair = (TklKeyPair){ .key_id = touches[0].key_id,
                            .employee_id = (gint32) employee->id,
                            .distance_m = G_MAXINT32,
                            .n_touches = (guint) n_touches,
                            .first_utc_ms = touches[0].time_utc_ms };
  for (gsize i = 0; i < n_touches; i++)
    {
      TklDay day = tkl_zone_civil_day (input->zone, touches[i].time_utc_ms);
      double distance_m;

      if (!tkl_point_is_set (touches[i].point) || !tkl_employee_counts_on (employee, day))
        continue;
      distance_m = tkl_point_distance_m (touches[i].point, employee->home);
      if (distance_m > input->reach_m)
        continue;
      ret_pair->distance_m = MIN (ret_pair->distance_m, (gint32) (distance_m + 0.5));
      ret_pair->n_at_home++;
      ret_pair->n_days += day != last_day;
      last_day = day;
    }
  return ret_pair->n_at_home > 0;
}

static gboolean
holds_key (const TklKeyMatchInput *input, const TklKeyPair *pair)
{
  TklDay day = tkl_zone_civil_day (input->zone, pair->first_utc_ms);

  for (gsize i = 0; i < input->n_holdings; i++)
    if (input->holdings[i].employee_id == pair->employee_id
        && (tkl_day_in_period (day, input->holdings[i].from, input->holdings[i].to)
            || input->holdings[i].to == TKL_DAY_NONE))
      return TRUE;
  return FALSE;
}

static void
add_pairs_of_key (const TklKeyMatchInput *input,
                  const TklKeyTouch *touches,
                  gsize n_touches,
                  GArray *rows)
{
  for (guint e = 0; e < input->employees->len; e++)
    {
      const TklEmployee *employee = input->employees->pdata[e];
      Row row = { .number = employee->number };

      if (!tkl_point_is_set (employee->home)
          || !measure_pair (input, touches, n_touches, employee, &row.pair))
        continue;
      if (holds_key (input, &row.pair))
        row.pair.conflicts |= TKL_CONFLICT_HAS_KEY;
      g_array_append_val (rows, row);
    }
}

/* @ret_rival_days: most days of another pair with the same key or the same employee */
static void
find_conflicts (GArray *rows, guint index, guint *ret_rival_days)
{
  TklKeyPair *pair = &g_array_index (rows, Row, index).pair;

  *ret_rival_days = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const TklKeyPair *other = &g_array_index (rows, Row, i).pair;
      gboolean same_key = other->key_id == pair->key_id;
      gboolean same_employee = other->employee_id == pair->employee_id;

      if (i == index || (!same_key && !same_employee))
        continue;
      pair->conflicts |= same_key ? TKL_CONFLICT_SEVERAL_HOMES : TKL_CONFLICT_SEVERAL_KEYS;
      *ret_rival_days = MAX (*ret_rival_days, other->n_days);
    }
}

static TklConfidence
judge (const TklKeyPair *pair, guint rival_days)
{
  if ((pair->conflicts & TKL_CONFLICT_HAS_KEY) != 0)
    return TKL_CONFIDENCE_WEAK;
  if (pair->conflicts == 0)
    return pair->n_days >= 2 ? TKL_CONFIDENCE_STRONG : TKL_CONFIDENCE_LIKELY;
  return pair->n_days >= 2 * rival_days ? TKL_CONFIDENCE_LIKELY : TKL_CONFIDENCE_WEAK;
}

GArray *
tkl_key_match (const TklKeyMatchInput *input)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) employees = g_hash_table_new (NULL, NULL);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (TklKeyPair));

  g_return_val_if_fail (input != NULL && input->zone != NULL && input->reach_m > 0, pairs);

  for (gsize i = 0, n = 0; i < input->n_touches; i += n)
    {
      for (n = 1;
           i + n < input->n_touches && input->touches[i + n].key_id == input->touches[i].key_id;)
        n++;
      add_pairs_of_key (input, &input->touches[i], n, rows);
    }
  g_array_sort (rows, compare_rows);

  for (guint i = 0; i < rows->len; i++)
    {
      TklKeyPair *pair = &g_array_index (rows, Row, i).pair;
      guint rival_days;

      find_conflicts (rows, i, &rival_days);
      pair->confidence = (guint8) judge (pair, rival_days);
      if ((pair->conflicts & TKL_CONFLICT_HAS_KEY) == 0
          && !g_hash_table_contains (keys, GINT_TO_POINTER (pair->key_id))
          && !g_hash_table_contains (employees, GINT_TO_POINTER (pair->employee_id)))
        {
          pair->proposed = TRUE;
          g_hash_table_add (keys, GINT_TO_POINTER (pair->key_id));
          g_hash_table_add (employees, GINT_TO_POINTER (pair->employee_id));
        }
      g_array_append_val (pairs, *pair);
    }
  return pairs;
}
