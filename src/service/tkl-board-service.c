/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month at a glance: which days of which employees are complete (F152), as a use case. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-board-service.h"

#include "tkl-office-private.h"
#include "tkl-store-names.h"
#include "tkl-transfer-private.h"
#include "tkl-workdays.h"

typedef struct
{
  TklDay from, to;
  TklDayBoard *board; /* (owned) (nullable): result */
} BoardJob;

/* States of workdays, to be put in the order of the employees. */
typedef struct
{
  TklDay day;
  TklDayState state;
  TklDayStanding standing;
  TklDayDoubt doubt;
} Found;

/* What sentences are made with; borrowed. */
typedef struct
{
  TklNames *names;
  const TklZone *zone;
} Words;

static void
add_nobody (BoardJob *job, const TklWorkdays *workdays)
{
  TklBoardRow *row = NULL;

  for (guint i = 0; i < workdays->set->ticks->len; i++)
    {
      const TklTick *tick = &g_array_index (workdays->set->ticks, TklTick, i);

      if (tick->employee_id != 0 || !tkl_tick_is_kept (tick, FALSE) || tkl_tick_is_held (tick)
          || !tkl_day_in_period (tick->day, job->from, job->to))
        continue;
      if (row == NULL)
        row = tkl_day_board_add_row (job->board, 0, NULL);
      tkl_day_board_add_nobodys (job->board, row, tick->day, tick->id);
    }
}

/* Returns: (transfer full): id of employee → array of Found. */
static GHashTable *
find_days (const TklWorkdays *workdays, const TklMaster *master, GHashTable *marks)
{
  GHashTable *days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  TklWorkday workday = { 0 };

  while (tkl_workdays_step (workdays, &workday))
    {
      Found found = { .day = workday.day,
                      .state = tkl_day_state (&workday, master->company),
                      .doubt = tkl_transfer_doubt (master, marks, &workday) };
      gpointer key = GINT_TO_POINTER (workday.employee_id);
      GArray *of_employee = g_hash_table_lookup (days, key);

      found.standing
          = tkl_day_standing (&workday, master->company, found.doubt.doubt != TKL_SYNC_SURE);
      if (of_employee == NULL)
        {
          of_employee = g_array_new (FALSE, FALSE, sizeof (Found));
          g_hash_table_insert (days, key, of_employee);
        }
      g_array_append_val (of_employee, found);
    }
  return days;
}

static gboolean
counts_then (const TklEmployee *employee, const BoardJob *job)
{
  for (TklDay day = job->from; day <= job->to; day++)
    if (tkl_employee_counts_on (employee, day))
      return TRUE;
  return FALSE;
}

static gboolean
set_day (BoardJob *job, TklBoardRow *row, const Found *found, const Words *words, GError **error)
{
  const char *vehicle;
  g_autofree char *doubt = NULL;

  tkl_day_board_set (job->board, row, found->day, &found->state);
  if (!tkl_names_get (words->names, TKL_NAME_VEHICLE, found->doubt.vehicle_id, &vehicle, error))
    return FALSE;
  doubt = tkl_day_doubt_say (&found->doubt, vehicle, words->zone);
  tkl_day_board_set_standing (job->board, row, found->day, found->standing, doubt);
  return TRUE;
}

static gboolean
add_employee (BoardJob *job,
              const TklEmployee *employee,
              const GArray *found,
              const Words *words,
              GError **error)
{
  g_autofree char *name = NULL;
  TklBoardRow *row;

  if (found == NULL && !counts_then (employee, job))
    return TRUE;
  name = tkl_employee_label (employee);
  row = tkl_day_board_add_row (job->board, (gint32) employee->id, name);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!set_day (job, row, &g_array_index (found, Found, i), words, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_employees (
    BoardJob *job, const TklMaster *master, GHashTable *days, const Words *words, GError **error)
{
  for (guint i = 0; i < master->employees->len; i++)
    {
      const TklEmployee *employee = master->employees->pdata[i];
      gpointer key = GINT_TO_POINTER ((gint32) employee->id);

      if (!add_employee (job, employee, g_hash_table_lookup (days, key), words, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_board (TklStore *store, BoardJob *job, GError **error)
{
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  g_autoptr (TklNames) names = tkl_names_new (store);
  g_autoptr (TklWorkdays) workdays = NULL;
  g_autoptr (GHashTable) marks = NULL;
  g_autoptr (GHashTable) days = NULL;

  if (master == NULL)
    return FALSE;
  workdays = tkl_workdays_load (store, master, job->from, job->to, error);
  marks = workdays != NULL ? tkl_transfer_load_marks (store, error) : NULL;
  if (marks == NULL)
    return FALSE;
  job->board = tkl_day_board_new (job->from, (guint) (job->to - job->from + 1));
  add_nobody (job, workdays);
  days = find_days (workdays, master, marks);
  return add_employees (job, master, days, &(Words){ names, master->zone }, error);
}

static gboolean
run_board (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean done;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  done = read_board (store, data, error);
  tkl_store_rollback (store);
  return done;
}

static void
board_job_free (gpointer data)
{
  BoardJob *job = data;

  tkl_day_board_free (job->board);
  g_free (job);
}

static const TklUseCase board_case = { tkl_board_async, run_board, board_job_free };

void
tkl_board_async (TklOffice *office,
                 TklDay from,
                 TklDay to,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  BoardJob *job;

  g_return_if_fail (from <= to && to - from < TKL_BOARD_MAX_DAYS);

  job = g_new0 (BoardJob, 1);
  job->from = from;
  job->to = to;
  tkl_office_read (office, &board_case, job, cancellable, callback, user_data);
}

TklDayBoard *
tkl_board_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &board_case, G_STRUCT_OFFSET (BoardJob, board), result,
                                 error);
}
