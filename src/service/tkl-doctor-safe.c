/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs that may be done unseen: of a period, week by week. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-doctor-private.h"
#include "tkl-office-private.h"
#include "tkl-store-tick.h"
#include "tkl-transfer-private.h"

#define DAYS_AT_ONCE 7

/* Travels to the reader and back, once for each week: who only wants to look at a day does not wait. */
typedef struct
{
  TklDay from, to; /* still to be looked at; NONE = open, until it has begun */
  gboolean begun;
  GPtrArray *safe; /* (owned) (element-type TklDoctorSafe) */
} SafeJob;

static void
safe_free (gpointer data)
{
  TklDoctorSafe *safe = data;

  g_free (safe->person);
  tkl_doctor_repair_free (safe->repair);
  g_free (safe);
}

static void
safe_job_free (gpointer data)
{
  SafeJob *job = data;

  g_ptr_array_unref (job->safe);
  g_free (job);
}

/* Only the first: where another one is as likely, nothing is sure. */
static gboolean
find_safe (const TklExam *exam, TklDoctorSafe **ret_safe, GError **error)
{
  const TklRepair *first
      = exam->repairs->len > 0 ? &g_array_index (exam->repairs, TklRepair, 0) : NULL;
  TklDoctorRepair *repair;

  *ret_safe = NULL;
  if (first == NULL || first->confidence != TKL_CONFIDENCE_STRONG || first->n_people != 1)
    return TRUE;
  repair = tkl_doctor_repair_new (exam, first, error);
  if (repair == NULL)
    return FALSE;
  if (!repair->after.complete)
    {
      tkl_doctor_repair_free (repair);
      return TRUE;
    }
  *ret_safe = g_new0 (TklDoctorSafe, 1);
  (*ret_safe)->employee_id = exam->employee_id;
  (*ret_safe)->day = exam->date;
  (*ret_safe)->person = tkl_doctor_person (exam->world, exam->employee_id);
  (*ret_safe)->repair = repair;
  return TRUE;
}

/* Two days cannot have the same tick: neither has it. */
static void
drop_rivals (GPtrArray *safe)
{
  g_autofree const TklRepair **repairs = g_new (const TklRepair *, safe->len);
  g_autofree gboolean *rival = g_new0 (gboolean, safe->len);

  for (guint i = 0; i < safe->len; i++)
    repairs[i] = &((TklDoctorSafe *) safe->pdata[i])->repair->repair;
  tkl_repairs_find_rivals (repairs, safe->len, rival);
  for (guint i = safe->len; i-- > 0;)
    if (rival[i])
      g_ptr_array_remove_index (safe, i);
}

static int
compare_safe (gconstpointer a, gconstpointer b)
{
  const TklDoctorSafe *left = *(TklDoctorSafe *const *) a;
  const TklDoctorSafe *right = *(TklDoctorSafe *const *) b;

  if (left->day != right->day)
    return (left->day > right->day) - (left->day < right->day);
  return g_strcmp0 (left->person, right->person);
}

static gboolean
examine_all (TklDoctorWorld *world,
             GHashTable *marks,
             SafeJob *job,
             GCancellable *cancellable,
             GError **error)
{
  TklWorkday workday = { 0 };

  while (tkl_workdays_step (world->workdays, &workday))
    {
      TklDayState state = tkl_day_state (&workday, world->master->company);
      g_autoptr (TklExam) exam = NULL;
      TklDoctorSafe *safe;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (state.complete || !state.has_ticks
          || tkl_transfer_doubt (world->master, marks, &workday).doubt != TKL_SYNC_SURE)
        continue;
      exam = tkl_exam_new (world, &workday.ticks[0], NULL);
      if (!find_safe (exam, &safe, error))
        return FALSE;
      if (safe != NULL)
        g_ptr_array_add (job->safe, safe);
    }
  return TRUE;
}

/* Weeks before the first tick and after the last one are not looked at. A workday may begin the day before
 * the civil day of its tick. */
static gboolean
begin (TklStore *store, SafeJob *job, GError **error)
{
  g_autoptr (TklMaster) master = tkl_master_load (store, error);
  gint64 first_utc_ms, last_utc_ms;
  TklDay first, last;

  if (master == NULL || !tkl_store_tick_extent (store, &first_utc_ms, &last_utc_ms, error))
    return FALSE;
  job->begun = TRUE;
  if (first_utc_ms == TKL_INSTANT_NONE_MS)
    {
      job->from = 1;
      job->to = 0;
      return TRUE;
    }
  first = tkl_zone_civil_day (master->zone, first_utc_ms) - 1;
  last = tkl_zone_civil_day (master->zone, last_utc_ms);
  job->from = job->from != TKL_DAY_NONE ? MAX (job->from, first) : first;
  job->to = job->to != TKL_DAY_NONE ? MIN (job->to, last) : last;
  return TRUE;
}

static gboolean
look_at_week (TklStore *store, SafeJob *job, GCancellable *cancellable, GError **error)
{
  TklDay last = MIN (job->from + DAYS_AT_ONCE - 1, job->to);
  g_autoptr (TklDoctorWorld) world = tkl_doctor_world_load (store, job->from, last, error);
  g_autoptr (GHashTable) marks = world != NULL ? tkl_transfer_load_marks (store, error) : NULL;

  if (marks == NULL || !examine_all (world, marks, job, cancellable, error))
    return FALSE;
  job->from = last + 1;
  return TRUE;
}

static gboolean
run_week (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SafeJob *job = data;
  gboolean done;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  done = (job->begun || begin (store, job, error))
         && (job->from > job->to || look_at_week (store, job, cancellable, error));
  tkl_store_rollback (store);
  return done;
}

static const TklUseCase week_case = { tkl_doctor_safe_async, run_week, safe_job_free };

static void
week_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TklOffice *office = TKL_OFFICE (source);
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  SafeJob *job = tkl_office_finish (office, &week_case, result, &error);

  if (job == NULL)
    g_task_return_error (task, error);
  else if (job->from <= job->to)
    tkl_office_read (office, &week_case, job, cancellable, week_cb, g_steal_pointer (&task));
  else
    {
      drop_rivals (job->safe);
      g_ptr_array_sort (job->safe, compare_safe);
      g_task_return_pointer (task, g_ptr_array_ref (job->safe), (GDestroyNotify) g_ptr_array_unref);
      safe_job_free (job);
    }
}

void
tkl_doctor_safe_async (TklOffice *office,
                       TklDay from,
                       TklDay to,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);
  SafeJob *job = g_new0 (SafeJob, 1);

  g_task_set_source_tag (task, tkl_doctor_safe_async);
  job->from = from;
  job->to = to;
  job->safe = g_ptr_array_new_with_free_func (safe_free);
  tkl_office_read (office, &week_case, job, cancellable, week_cb, task);
}

GPtrArray *
tkl_doctor_safe_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_doctor_safe_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
