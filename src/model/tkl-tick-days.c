/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of ticks: what is wrong with whole days, shown at their rows. */
/* Thread: the reader thread. */
#include "tkl-tick-columns.h"

/* A workday of an employee, or of nobody with that key. */
typedef struct
{
  guint64 who, day; /* who: numbers of both texts */
  guint first_row;  /* that counts */
  gint64 first_utc_ms;
  guint n_counts, n_held, n_attention;
} Day;

static guint
hash_day (gconstpointer key)
{
  const Day *day = key;
  guint64 mixed = (day->who ^ day->day << 20) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint) (mixed >> 32);
}

static gboolean
is_same_day (gconstpointer a, gconstpointer b)
{
  return ((const Day *) a)->who == ((const Day *) b)->who
         && ((const Day *) a)->day == ((const Day *) b)->day;
}

static Day *
find_day (GHashTable *days, const TklRowSet *set, guint row)
{
  guint64 employee = (guint64) tkl_row_set_value (set, row, FIELD_EMPLOYEE);
  guint64 key = (guint64) tkl_row_set_value (set, row, FIELD_KEY);
  Day wanted = { .who = employee != 0 ? employee << 32 : key,
                 .day = (guint32) tkl_row_set_value (set, row, FIELD_WORKDAY) };
  Day *day = g_hash_table_lookup (days, &wanted);

  if (day != NULL)
    return day;
  day = g_memdup2 (&wanted, sizeof wanted);
  g_hash_table_add (days, day);
  return day;
}

static void
add_to_day (Day *day, const TklRowSet *set, guint row)
{
  gint64 marks = tkl_row_set_value (set, row, FIELD_MARKS);
  gint64 utc_ms = tkl_row_set_value (set, row, FIELD_INSTANT);

  day->n_attention += (marks & MARK_ATTENTION) != 0;
  if ((marks & MARK_COUNTS) == 0)
    return;
  if (day->n_counts == 0 || utc_ms < day->first_utc_ms)
    {
      day->first_row = row;
      day->first_utc_ms = utc_ms;
    }
  day->n_counts++;
  day->n_held += (marks & MARK_BLOCKED) != 0 || (marks & MARK_TO_CLOCK) == 0;
}

static void
leave_row (TklRowSet *set, guint row)
{
  tkl_row_set_set (set, row, FIELD_REASON, REASON_LEFT);
  tkl_row_set_set (set, row, FIELD_MARKS,
                   tkl_row_set_value (set, row, FIELD_MARKS) & ~(gint64) MARK_ATTENTION);
}

/* Of a day with an odd number of ticks that are all in order one row is marked, so that there is a place to
 * go to. */
static void
mark_odd (TklRowSet *set, GHashTable *days)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Day *day = key;
      gint64 marks;

      if (day->n_attention > 0 || day->n_counts % 2 == 0)
        continue;
      marks = tkl_row_set_value (set, day->first_row, FIELD_MARKS);
      tkl_row_set_set (set, day->first_row, FIELD_REASON, REASON_ODD);
      tkl_row_set_set (set, day->first_row, FIELD_MARKS, marks | MARK_ATTENTION);
    }
}

void
tkl_tick_judge_days (TklRowSet *set)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (hash_day, is_same_day, g_free, NULL);
  guint n = tkl_row_set_n_rows (set);

  for (guint row = 0; row < n; row++)
    if ((tkl_row_set_value (set, row, FIELD_MARKS) & (MARK_COUNTS | MARK_ATTENTION)) != 0)
      add_to_day (find_day (days, set, row), set, row);
  for (guint row = 0; row < n; row++)
    if ((tkl_row_set_value (set, row, FIELD_MARKS) & MARK_COUNTS) != 0)
      {
        const Day *day = find_day (days, set, row);

        if (day->n_held == day->n_counts)
          leave_row (set, row);
      }
  mark_odd (set, days);
}
