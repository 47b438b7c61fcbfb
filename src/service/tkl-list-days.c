/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of workdays: state of their ticks and totals of their lines. */
/* Thread: the office's reader thread. */
#include "tkl-list-private.h"

#include "tkl-store-clock.h"
#include "tkl-store-work-schedule.h"
#include "tkl-text.h"
#include "tkl-workdays.h"

/* A day on its way to the list, before it is sorted by the employee's number. */
typedef struct
{
  gint32 employee_id;
  TklDayRow row;
  gboolean at_project; /* a tick or line of it belongs to the project asked for */
} Entry;

typedef struct
{
  const TklListJob *job;
  const TklMaster *master;
  GArray *entries;      /* (element-type Entry) */
  GHashTable *position; /* "employee/day" → index + 1 in entries */
} Days;

static Entry *
entry_of (Days *days, gint32 employee_id, TklDay day)
{
  g_autofree char *key = g_strdup_printf ("%d/%d", employee_id, day);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (days->position, key));

  if (position == 0)
    {
      const TklEmployee *employee = tkl_master_employee (days->master, employee_id);
      Entry entry = { .employee_id = employee_id, .at_project = days->job->project_id == 0 };

      entry.row.day = day;
      entry.row.employee_number = employee != NULL ? employee->number : "";
      g_array_append_val (days->entries, entry);
      position = days->entries->len;
      g_hash_table_insert (days->position, g_steal_pointer (&key), GUINT_TO_POINTER (position));
    }
  return &g_array_index (days->entries, Entry, position - 1);
}

static gboolean
is_asked_for (const Days *days, gint32 employee_id)
{
  return days->job->employee_id == 0 || days->job->employee_id == employee_id;
}

static gboolean
add_ticks (Days *days, TklStore *store, GError **error)
{
  g_autoptr (TklWorkdays) workdays
      = tkl_workdays_load (store, days->master, days->job->from, days->job->to, error);
  TklWorkday workday = { 0 };

  if (workdays == NULL)
    return FALSE;
  while (tkl_workdays_step (workdays, &workday))
    {
      TklDayState state = tkl_day_state (&workday, days->master->company);
      Entry *entry;

      if (!state.has_ticks || !is_asked_for (days, workday.employee_id))
        continue;
      entry = entry_of (days, workday.employee_id, workday.day);
      entry->row.state = state;
      for (gsize i = 0; i < workday.n_ticks && !entry->at_project; i++)
        entry->at_project = workday.ticks[i].project_id == days->job->project_id;
    }
  return TRUE;
}

static gboolean
add_lines (Days *days, TklStore *store, GError **error)
{
  g_autoptr (GArray) lines = tkl_clock_lines_new ();
  TklLineQuery query = { .from_day = days->job->from,
                         .to_day = days->job->to,
                         .employee_id = days->job->employee_id };

  if (!tkl_store_load_lines (store, &query, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const TklClockLine *line = &g_array_index (lines, TklClockLine, i);
      Entry *entry = entry_of (days, line->employee_id, line->day);

      tkl_totals_add_line (&entry->row.totals, line);
      entry->at_project |= line->project_id == days->job->project_id;
    }
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const TklDayRow *left = &((const Entry *) a)->row;
  const TklDayRow *right = &((const Entry *) b)->row;
  int order = tkl_compare_natural (left->employee_number, right->employee_number);

  return order != 0 ? order : (left->day > right->day) - (left->day < right->day);
}

static void
add_schedule (Entry *entry, const GArray *schedules)
{
  const TklWorkSchedule *schedule
      = tkl_work_schedule_find ((const TklWorkSchedule *) (gpointer) schedules->data,
                                schedules->len, entry->employee_id, entry->row.day);

  tkl_totals_add_schedule (&entry->row.totals, schedule, entry->row.day,
                           entry->row.totals.worked_min);
}

static gboolean
hand_out (Days *days, const GArray *schedules, GError **error)
{
  g_array_sort (days->entries, compare_entries);
  for (guint i = 0; i < days->entries->len; i++)
    {
      Entry *entry = &g_array_index (days->entries, Entry, i);

      if (!entry->at_project)
        continue;
      add_schedule (entry, schedules);
      if (!days->job->receiver.days (&entry->row, days->job->receiver.user_data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tkl_list_days (TklStore *store, const TklListJob *job, GError **error)
{
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) position = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) schedules = NULL;
  Days days = { job, master, entries, position };

  return master != NULL && add_ticks (&days, store, error) && add_lines (&days, store, error)
         && tkl_store_list_schedules (store, 0, &schedules, error)
         && hand_out (&days, schedules, error);
}
