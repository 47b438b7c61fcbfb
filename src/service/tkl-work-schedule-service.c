/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of an employee as a use case: a new one, other days or minutes, remove. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-work-schedule-service.h"

#include "tkl-change-private.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-employee.h"
#include "tkl-store-work-schedule.h"
#include "tkl-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *who;              /* (owned) (nullable) */
  TklWorkSchedule wanted; /* what is asked for; its parts as the use case needs them */
  int day_min;            /* of a new one */
  guint parts;            /* of a change */
  TklDay former_to;       /* result of a new one */
  TklChange change;       /* result */
} ScheduleJob;

static void
schedule_job_free (gpointer data)
{
  ScheduleJob *job = data;

  g_free (job->who);
  g_free (job);
}

/* --- what is wrong ----------------------------------------------------------------------------- */

static gboolean
set_problem (TklServiceError code, const char *sentence, GError **error)
{
  g_set_error_literal (error, TKL_SERVICE_ERROR, code, sentence);
  return FALSE;
}

/* Returns: (transfer full): when the one in the way holds, as a sentence. */
static char *
describe_other (const TklWorkSchedule *other)
{
  g_autofree char *from = other->from != TKL_DAY_NONE ? tkl_typed_format_day (other->from) : NULL;
  g_autofree char *to = other->to != TKL_DAY_NONE ? tkl_typed_format_day (other->to) : NULL;

  if (from != NULL && to != NULL)
    /* Translators: first and last day. */
    return g_strdup_printf (_ ("Another schedule holds from %s to %s."), from, to);
  if (from != NULL)
    /* Translators: the first day. */
    return g_strdup_printf (_ ("Another schedule holds from %s."), from);
  if (to != NULL)
    /* Translators: the last day. */
    return g_strdup_printf (_ ("Another schedule holds until %s."), to);
  return g_strdup (_ ("Another schedule always holds: give this one a first day."));
}

static gboolean
check_plan (const TklWorkSchedulePlan *plan, GError **error)
{
  g_autofree char *other = NULL;

  switch (plan->fault)
    {
    case TKL_WORK_SCHEDULE_GOOD:
      return TRUE;
    case TKL_WORK_SCHEDULE_ORDER:
      return set_problem (TKL_SERVICE_ERROR_USAGE, _ ("The last day lies before the first."),
                          error);
    case TKL_WORK_SCHEDULE_SAME_DAY:
      return set_problem (TKL_SERVICE_ERROR_IN_USE,
                          _ ("A schedule begins on that day already: change its hours below."),
                          error);
    case TKL_WORK_SCHEDULE_OVERLAP:
    default:
      other = describe_other (&plan->other);
      return set_problem (TKL_SERVICE_ERROR_IN_USE, other, error);
    }
}

/* --- changes ----------------------------------------------------------------------------------- */

static const TklWorkSchedule *
values_of (const GArray *schedules)
{
  return (const TklWorkSchedule *) (gpointer) schedules->data;
}

static gboolean
begin (TklStore *store, ScheduleJob *job, const char *action, GError **error)
{
  g_autoptr (TklEmployee) employee = NULL;

  if (!tkl_store_get_employee (store, job->wanted.employee_id, &employee, error))
    return FALSE;
  if (employee == NULL)
    return set_problem (TKL_SERVICE_ERROR_NOT_FOUND,
                        _ ("This employee has been deleted meanwhile."), error);
  return tkl_change_begin (store, job->who, action, employee, error);
}

/* Those of the last one that begins before it, else of the first. */
static gboolean
take_minutes (ScheduleJob *job, const GArray *schedules, GError **error)
{
  const TklWorkSchedule *before = NULL;

  if (job->day_min >= 0)
    {
      tkl_work_schedule_set_minutes (&job->wanted, job->day_min);
      return TRUE;
    }
  for (guint i = 0; i < schedules->len; i++)
    if (before == NULL || values_of (schedules)[i].from <= job->wanted.from)
      before = &values_of (schedules)[i];
  if (before == NULL)
    return set_problem (TKL_SERVICE_ERROR_USAGE,
                        _ ("Enter the hours of a working day, such as 7:36."), error);
  memcpy (job->wanted.minutes, before->minutes, sizeof before->minutes);
  return TRUE;
}

static gboolean
write_plan (TklStore *store, ScheduleJob *job, TklWorkSchedulePlan *plan, GError **error)
{
  if (plan->ended.id != 0)
    {
      job->former_to = plan->ended.to;
      if (!tkl_store_update_schedule (store, &plan->ended, NULL, error))
        return FALSE;
    }
  if (!tkl_store_add_schedule (store, &plan->begun, error))
    return FALSE;
  job->change.id = plan->begun.id;
  return plan->resumed.employee_id == 0 || tkl_store_add_schedule (store, &plan->resumed, error);
}

static gboolean
run_add (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ScheduleJob *job = data;
  g_autoptr (GArray) schedules = NULL;
  TklWorkSchedulePlan plan;

  if (!begin (store, job, "add-schedule", error)
      || !tkl_store_list_schedules (store, job->wanted.employee_id, &schedules, error)
      || !take_minutes (job, schedules, error))
    return FALSE;
  plan = tkl_work_schedule_plan_new (values_of (schedules), schedules->len, &job->wanted);
  return check_plan (&plan, error) && write_plan (store, job, &plan, error)
         && tkl_change_commit (store, &job->change, error);
}

static void
take_parts (const ScheduleJob *job, TklWorkSchedule *schedule)
{
  if (job->parts & TKL_SCHEDULE_FROM)
    schedule->from = job->wanted.from;
  if (job->parts & TKL_SCHEDULE_TO)
    schedule->to = job->wanted.to;
  for (guint i = 0; i < G_N_ELEMENTS (schedule->minutes); i++)
    if (job->parts & (guint) (TKL_SCHEDULE_MONDAY << i))
      schedule->minutes[i] = job->wanted.minutes[i];
}

/* The schedule as it is stored, with the parts that are to change. */
static gboolean
complete_wanted (TklStore *store, ScheduleJob *job, GError **error)
{
  g_autoptr (GArray) schedules = NULL;

  if (!tkl_store_list_schedules (store, 0, &schedules, error))
    return FALSE;
  for (guint i = 0; i < schedules->len; i++)
    {
      TklWorkSchedule schedule = values_of (schedules)[i];

      if (schedule.id != job->wanted.id)
        continue;
      take_parts (job, &schedule);
      job->wanted = schedule;
      return TRUE;
    }
  return set_problem (TKL_SERVICE_ERROR_NOT_FOUND, _ ("This schedule has been removed meanwhile."),
                      error);
}

static gboolean
run_change (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ScheduleJob *job = data;
  g_autoptr (GArray) schedules = NULL;
  TklWorkSchedulePlan plan;

  if (!complete_wanted (store, job, error) || !begin (store, job, "change-schedule", error)
      || !tkl_store_list_schedules (store, job->wanted.employee_id, &schedules, error))
    return FALSE;
  plan = tkl_work_schedule_plan_change (values_of (schedules), schedules->len, &job->wanted);
  job->change.id = job->wanted.id;
  return check_plan (&plan, error) && tkl_store_update_schedule (store, &job->wanted, NULL, error)
         && tkl_change_commit (store, &job->change, error);
}

static gboolean
run_remove (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ScheduleJob *job = data;

  return complete_wanted (store, job, error) && begin (store, job, "remove-schedule", error)
         && tkl_store_remove_schedule (store, job->wanted.id, error)
         && tkl_change_commit (store, &job->change, error);
}

/* --- pairs ------------------------------------------------------------------------------------- */

static const TklUseCase add_case = { tkl_schedule_add_async, run_add, schedule_job_free };
static const TklUseCase change_case = { tkl_schedule_change_async, run_change, schedule_job_free };
static const TklUseCase remove_case = { tkl_schedule_remove_async, run_remove, schedule_job_free };

static ScheduleJob *
job_new (TklOffice *office, const TklWorkSchedule *wanted)
{
  ScheduleJob *job = g_new0 (ScheduleJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->wanted = *wanted;
  job->former_to = TKL_DAY_NONE;
  return job;
}

static gboolean
finish_change (TklOffice *office,
               const TklUseCase *use_case,
               GAsyncResult *result,
               TklChange *ret_change,
               TklDay *ret_former_to,
               GError **error)
{
  ScheduleJob *job = tkl_office_finish (office, use_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  if (ret_former_to != NULL)
    *ret_former_to = job->former_to;
  schedule_job_free (job);
  return TRUE;
}

void
tkl_schedule_add_async (TklOffice *office,
                        const TklNewSchedule *wanted,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  TklWorkSchedule schedule
      = { .employee_id = wanted->employee_id, .from = wanted->from, .to = wanted->to };
  ScheduleJob *job = job_new (office, &schedule);

  job->day_min = wanted->day_min;
  tkl_office_write (office, &add_case, job, cancellable, callback, user_data);
}

gboolean
tkl_schedule_add_finish (TklOffice *office,
                         GAsyncResult *result,
                         TklChange *ret_change,
                         TklDay *ret_former_to,
                         GError **error)
{
  return finish_change (office, &add_case, result, ret_change, ret_former_to, error);
}

void
tkl_schedule_change_async (TklOffice *office,
                           guint parts,
                           const TklWorkSchedule *values,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ScheduleJob *job = job_new (office, values);

  job->parts = parts;
  tkl_office_write (office, &change_case, job, cancellable, callback, user_data);
}

gboolean
tkl_schedule_change_finish (TklOffice *office,
                            GAsyncResult *result,
                            TklChange *ret_change,
                            GError **error)
{
  return finish_change (office, &change_case, result, ret_change, NULL, error);
}

void
tkl_schedule_remove_async (TklOffice *office,
                           gint64 id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  tkl_office_write (office, &remove_case, job_new (office, &(TklWorkSchedule){ .id = id }),
                    cancellable, callback, user_data);
}

gboolean
tkl_schedule_remove_finish (TklOffice *office,
                            GAsyncResult *result,
                            TklChange *ret_change,
                            GError **error)
{
  return finish_change (office, &remove_case, result, ret_change, NULL, error);
}
