/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of employees as rows. */
/* Thread: that of the store. */
#include "tkl-store-work-schedule.h"

#include "tkl-store-private.h"

#define FIRST_MINUTES 4 /* column of Monday in a list */

static TklWorkSchedule
read_schedule (sqlite3_stmt *query)
{
  TklWorkSchedule schedule = { .id = tkl_column_int (query, 0),
                               .employee_id = tkl_column_int (query, 1),
                               .from = tkl_column_day (query, 2),
                               .to = tkl_column_day (query, 3) };

  for (int i = 0; i < (int) G_N_ELEMENTS (schedule.minutes); i++)
    schedule.minutes[i] = (int) tkl_column_int (query, FIRST_MINUTES + i);
  return schedule;
}

gboolean
tkl_store_list_schedules (TklStore *store,
                          gint64 employee_id,
                          GArray **ret_schedules,
                          GError **error)
{
  g_autoptr (GArray) schedules = g_array_new (FALSE, FALSE, sizeof (TklWorkSchedule));
  sqlite3_stmt *query;
  gboolean row;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (ret_schedules != NULL, FALSE);

  query = tkl_store_statement (store, TKL_SQL_SCHEDULE_LIST);
  tkl_bind_int (query, 1, employee_id);
  while (tkl_step_row (store, query, &row, error))
    {
      TklWorkSchedule schedule;

      if (!row)
        {
          *ret_schedules = g_steal_pointer (&schedules);
          return TRUE;
        }
      schedule = read_schedule (query);
      g_array_append_val (schedules, schedule);
    }
  return FALSE;
}

/* Parameters ?2 … ?11. */
static void
bind_schedule (sqlite3_stmt *statement, const TklWorkSchedule *schedule)
{
  tkl_bind_int (statement, 2, schedule->employee_id);
  tkl_bind_day (statement, 3, schedule->from);
  tkl_bind_day (statement, 4, schedule->to);
  for (int i = 0; i < (int) G_N_ELEMENTS (schedule->minutes); i++)
    tkl_bind_int (statement, 5 + i, schedule->minutes[i]);
}

gboolean
tkl_store_add_schedule (TklStore *store, TklWorkSchedule *schedule, GError **error)
{
  sqlite3_stmt *insert;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (schedule != NULL, FALSE);

  insert = tkl_store_statement (store, TKL_SQL_SCHEDULE_INSERT);
  bind_schedule (insert, schedule);
  if (!tkl_step_done (store, insert, error))
    return FALSE;
  schedule->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

gboolean
tkl_store_update_schedule (TklStore *store,
                           const TklWorkSchedule *schedule,
                           gboolean *ret_changed,
                           GError **error)
{
  sqlite3_stmt *update;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (schedule != NULL, FALSE);

  update = tkl_store_statement (store, TKL_SQL_SCHEDULE_UPDATE);
  tkl_bind_int (update, 1, schedule->id);
  bind_schedule (update, schedule);
  return tkl_step_done (store, update, error)
         && tkl_store_explain_update (store, TKL_SQL_SCHEDULE_EXISTS, schedule->id, 0, ret_changed,
                                      error);
}

gboolean
tkl_store_remove_schedule (TklStore *store, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  TKL_ASSERT_STORE (store);

  statement = tkl_store_statement (store, TKL_SQL_SCHEDULE_DELETE);
  tkl_bind_int (statement, 1, id);
  return tkl_step_done (store, statement, error)
         && tkl_store_explain_update (store, TKL_SQL_SCHEDULE_EXISTS, id, 0, NULL, error);
}
