/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Late data: workdays that were transferred and would be others now. */
/* Thread: that of the store. */
#include "tkl-transfer-private.h"

#include "tkl-day-track.h"
#include "tkl-store-clock.h"
#include "tkl-store-notice.h"
#include "tkl-transfer.h"
#include "tkl-workdays.h"

/* --- dismissed -------------------------------------------------------------------------------- */

static char *
lines_of_ticks (const TklClockLine *stored, gsize n_stored)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TklClockLine));

  for (gsize i = 0; i < n_stored; i++)
    if (stored[i].origin == TKL_ORIGIN_TICKS)
      g_array_append_vals (lines, &stored[i], 1);
  return tkl_transfer_lines_to_json (lines);
}

static gboolean
has_dismissed (const GPtrArray *notices, const char *before, const char *after)
{
  for (guint i = 0; i < notices->len; i++)
    {
      const TklNotice *notice = notices->pdata[i];

      if (notice->kind == TKL_NOTICE_DIFFERS && notice->state == TKL_NOTICE_DISMISSED
          && g_str_equal (notice->before, before) && g_str_equal (notice->after, after))
        return TRUE;
    }
  return FALSE;
}

gboolean
tkl_transfer_was_dismissed (TklStore *store,
                            const TklTransferDay *day,
                            gboolean *ret_dismissed,
                            GError **error)
{
  TklNoticeQuery query
      = { .from_day = day->day, .to_day = day->day, .employee_id = day->employee_id };
  const GArray *wanted = day->wanted;
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (TklTransferPlan) plan = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *frozen_before = NULL;
  g_autofree char *frozen_after = NULL;

  if (!tkl_store_list_notices (store, &query, &notices, error))
    return FALSE;
  plan = tkl_transfer_plan_new (day->stored, day->n_stored,
                                (const TklClockLine *) (gconstpointer) wanted->data, wanted->len,
                                FALSE);
  before = lines_of_ticks (day->stored, day->n_stored);
  after = tkl_transfer_lines_to_json (wanted);
  frozen_before = tkl_transfer_lines_to_json (plan->before);
  frozen_after = tkl_transfer_lines_to_json (plan->after);
  /* A transfer's notice holds what differs and nothing else: it speaks for the whole day once
   * nothing else differs. */
  *ret_dismissed
      = has_dismissed (notices, before, after)
        || (plan->changes->len == 0 && has_dismissed (notices, frozen_before, frozen_after));
  return TRUE;
}

/* --- the search ------------------------------------------------------------------------------- */

/* One search; all borrowed from tkl_transfer_find_late(). */
typedef struct
{
  const TklMaster *master;
  TklDayRules rules;
  TklDayTrack track;
  const GArray *stored; /* (element-type TklClockLine): by day and employee */
  GHashTable *seen;     /* (element-type gint64): workdays that were looked at */
  GPtrArray *late;
} Search;

static gint64 *
day_key (gint32 employee_id, TklDay day)
{
  gint64 key = (gint64) employee_id << 32 | (guint32) day;

  return g_memdup2 (&key, sizeof key);
}

static gboolean
compute (Search *search, const TklWorkday *workday, gboolean force, GArray *wanted, GError **error)
{
  g_autoptr (GArray) in_clock = g_array_new (FALSE, FALSE, sizeof (gint64));

  tkl_day_lines (&search->rules, workday,
                 tkl_master_employee (search->master, workday->employee_id), force, wanted,
                 in_clock);
  return tkl_day_track_check (&search->track, error);
}

/* An incomplete day may have been transferred by force, and still be the same so. */
static gboolean
is_as_forced (Search *search,
              const TklWorkday *workday,
              const TklClockLine *stored,
              gsize n_stored,
              gboolean *ret_same,
              GError **error)
{
  g_autoptr (GArray) forced = tkl_clock_lines_new ();

  if (!compute (search, workday, TRUE, forced, error))
    return FALSE;
  *ret_same = !tkl_transfer_would_change (
      stored, n_stored, (const TklClockLine *) (gconstpointer) forced->data, forced->len);
  return TRUE;
}

static void
add_late (Search *search, const TklTransferDay *day, TklDayProblem problem)
{
  TklNotice *notice = g_new0 (TklNotice, 1);

  notice->employee_id = day->employee_id;
  notice->day = day->day;
  notice->kind = TKL_NOTICE_DIFFERS;
  notice->problem = g_strdup (tkl_day_problem_to_text (problem));
  notice->before = lines_of_ticks (day->stored, day->n_stored);
  notice->after = tkl_transfer_lines_to_json (day->wanted);
  g_ptr_array_add (search->late, notice);
}

static gboolean
look_at (Search *search, const TklWorkday *workday, GError **error)
{
  TklDayProblem problem = tkl_day_state (workday, search->master->company).problem;
  g_autoptr (GArray) wanted = tkl_clock_lines_new ();
  gsize n_stored;
  const TklClockLine *stored
      = tkl_clock_lines_find_day (search->stored, workday->employee_id, workday->day, &n_stored);
  TklTransferDay day;
  gboolean same = FALSE;

  g_hash_table_add (search->seen, day_key (workday->employee_id, workday->day));
  if (n_stored == 0 || problem == TKL_PROBLEM_UNLINKED)
    return TRUE;
  if (!compute (search, workday, FALSE, wanted, error))
    return FALSE;
  if (!tkl_transfer_would_change (stored, n_stored,
                                  (const TklClockLine *) (gconstpointer) wanted->data, wanted->len))
    return TRUE;
  if (problem != TKL_PROBLEM_NONE
      && !is_as_forced (search, workday, stored, n_stored, &same, error))
    return FALSE;
  day = (TklTransferDay){ workday->employee_id, workday->day, stored, n_stored, wanted };
  if (!same && !tkl_transfer_was_dismissed (search->track.store, &day, &same, error))
    return FALSE;
  if (!same)
    add_late (search, &day, problem);
  return TRUE;
}

/* Of some all ticks are gone. */
static gboolean
look_at_tickless (Search *search, GError **error)
{
  for (guint i = 0; i < search->stored->len; i++)
    {
      const TklClockLine *line = &g_array_index (search->stored, TklClockLine, i);
      TklWorkday workday = { .employee_id = line->employee_id, .day = line->day };
      g_autofree gint64 *key = day_key (line->employee_id, line->day);

      if (!g_hash_table_contains (search->seen, key) && !look_at (search, &workday, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_transfer_find_late (TklStore *store, TklDay from, TklDay to, GPtrArray *late, GError **error)
{
  TklLineQuery lines = { .from_day = from, .to_day = to };
  g_autoptr (GArray) stored = tkl_clock_lines_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (TklMaster) master = NULL;
  g_autoptr (TklWorkdays) workdays = NULL;
  g_autoptr (TklCrew) crew = NULL;
  TklWorkday workday = { 0 };
  Search search = { .stored = stored, .seen = seen, .late = late, .track = { store, NULL } };

  if (!tkl_store_load_lines (store, &lines, stored, error))
    return FALSE;
  if (stored->len == 0)
    return TRUE;
  master = tkl_master_load (store, error);
  workdays = master != NULL ? tkl_workdays_load (store, master, from, to, error) : NULL;
  if (workdays == NULL)
    return FALSE;
  crew = tkl_workdays_crew (workdays);
  search.master = master;
  search.rules = (TklDayRules){ master->company, tkl_day_track_measure, &search.track, crew };
  while (tkl_workdays_step (workdays, &workday))
    if (!look_at (&search, &workday, error))
      return FALSE;
  return look_at_tickless (&search, error);
}
