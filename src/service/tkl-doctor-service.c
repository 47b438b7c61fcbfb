/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs as use cases: those that may be done unseen, and doing some as one step. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-change-private.h"
#include "tkl-doctor-private.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-tick-read.h"
#include "tkl-transfer-private.h"

#include <glib/gi18n-lib.h>

/* --- those that may be done unseen ------------------------------------------------------------ */

typedef struct
{
  TklDay from, to;
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

static gboolean
claims_one_of (const TklRepair *repair, GHashTable *wanted)
{
  for (guint i = 0; i < repair->n_steps; i++)
    if (repair->steps[i].kind == TKL_STEP_GIVE
        && g_hash_table_contains (wanted, &repair->steps[i].tick_id))
      return TRUE;
  return FALSE;
}

/* Two days cannot have the same tick: neither has it. */
static void
drop_rivals (GPtrArray *safe)
{
  g_autoptr (GHashTable) claimed
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < safe->len; i++)
    {
      const TklRepair *repair = &((TklDoctorSafe *) safe->pdata[i])->repair->repair;

      for (guint k = 0; k < repair->n_steps; k++)
        if (repair->steps[k].kind == TKL_STEP_GIVE
            && !g_hash_table_add (claimed, g_memdup2 (&repair->steps[k].tick_id, sizeof (gint64))))
          g_hash_table_add (twice, g_memdup2 (&repair->steps[k].tick_id, sizeof (gint64)));
    }
  for (guint i = safe->len; i-- > 0;)
    if (claims_one_of (&((TklDoctorSafe *) safe->pdata[i])->repair->repair, twice))
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

static gboolean
run_safe (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SafeJob *job = data;
  g_autoptr (TklDoctorWorld) world = NULL;
  g_autoptr (GHashTable) marks = NULL;

  if (!tkl_store_begin_read (store, error))
    return FALSE;
  world = tkl_doctor_world_load (store, job->from, job->to, error);
  marks = world != NULL ? tkl_transfer_load_marks (store, error) : NULL;
  if (marks == NULL || !examine_all (world, marks, job, cancellable, error))
    return FALSE;
  tkl_store_rollback (store);
  drop_rivals (job->safe);
  g_ptr_array_sort (job->safe, compare_safe);
  return TRUE;
}

static const TklUseCase safe_case = { tkl_doctor_safe_async, run_safe, safe_job_free };

void
tkl_doctor_safe_async (TklOffice *office,
                       TklDay from,
                       TklDay to,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  SafeJob *job = g_new0 (SafeJob, 1);

  job->from = from;
  job->to = to;
  job->safe = g_ptr_array_new_with_free_func (safe_free);
  tkl_office_read (office, &safe_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_doctor_safe_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  SafeJob *job = tkl_office_finish (office, &safe_case, result, error);
  GPtrArray *safe;

  if (job == NULL)
    return NULL;
  safe = g_ptr_array_ref (job->safe);
  safe_job_free (job);
  return safe;
}

/* --- doing ------------------------------------------------------------------------------------ */

typedef struct
{
  char *who;       /* (owned) */
  GArray *repairs; /* (owned) (element-type TklDoctorRepair): without their words */
  TklChange change;
} RepairJob;

static void
repair_job_free (gpointer data)
{
  RepairJob *job = data;

  g_free (job->who);
  g_array_unref (job->repairs);
  g_free (job);
}

static void
apply (const TklRepairStep *step, TklTickLayer *layer)
{
  switch ((TklStepKind) step->kind)
    {
    case TKL_STEP_GIVE:
      layer->employee_id = step->employee_id;
      break;
    case TKL_STEP_PLACE:
      layer->place = step->place;
      layer->project_id = step->place == TKL_PLACE_PROJECT ? step->project_id : 0;
      if (step->time_utc_ms != TKL_INSTANT_NONE_MS)
        layer->time_utc_ms = step->time_utc_ms;
      break;
    case TKL_STEP_DELETE:
      layer->deleted = TRUE;
      break;
    case TKL_STEP_KEEP:
      layer->not_double = TRUE;
      break;
    case TKL_STEP_BLOCK:
      layer->blocked = TRUE;
      break;
    case TKL_STEP_UNBLOCK:
      layer->blocked = FALSE;
      layer->to_clock = TRUE;
      break;
    case TKL_STEP_ADD:
      break;
    }
}

static gboolean
change_tick (TklStore *store, const TklRepairStep *step, GError **error)
{
  TklTickLayer layer;
  gboolean done;

  if (!tkl_store_get_layer (store, step->tick_id, &layer, error))
    return FALSE;
  apply (step, &layer);
  done = tkl_store_put_layer (store, &layer, NULL, error);
  tkl_tick_layer_clear (&layer);
  return done;
}

/* Once more like another tick, or where the engine was stopped: vehicle and position are those, and the
 * place is found from them. */
static gboolean
add_tick (TklStore *store, const TklRepairStep *step, GError **error)
{
  TklTick like;
  TklTickFact fact = { .time_utc_ms = step->time_utc_ms,
                       .employee_id = step->employee_id,
                       .odometer_m = -1,
                       .speed_kmh = -1 };
  TklRepairStep place = { .kind = TKL_STEP_PLACE, .time_utc_ms = TKL_INSTANT_NONE_MS };

  if (!tkl_tick_read (store, step->tick_id, &like, NULL, error))
    return FALSE;
  fact.vehicle_id = like.vehicle_id;
  fact.point = like.point;
  if (!tkl_store_insert_manual_tick (store, &fact, error))
    return FALSE;
  if ((like.flags & TKL_TICK_PLACE_EDITED) == 0
      && (tkl_point_valid (like.point) || like.place == TKL_PLACE_NONE))
    return TRUE;
  place.tick_id = fact.id;
  place.place = like.place;
  place.project_id = like.project_id;
  return change_tick (store, &place, error);
}

/* What was offered may not be so any more. */
static gboolean
check_unchanged (TklStore *store, const GArray *repairs, GError **error)
{
  TklDay from = repairs->len > 0 ? g_array_index (repairs, TklDoctorRepair, 0).day : 0;
  TklDay to = from;
  g_autoptr (TklDoctorWorld) world = NULL;

  for (guint i = 1; i < repairs->len; i++)
    {
      from = MIN (from, g_array_index (repairs, TklDoctorRepair, i).day);
      to = MAX (to, g_array_index (repairs, TklDoctorRepair, i).day);
    }
  world = tkl_doctor_world_load (store, from, to, error);
  if (world == NULL)
    return FALSE;
  for (guint i = 0; i < repairs->len; i++)
    {
      const TklDoctorRepair *told = &g_array_index (repairs, TklDoctorRepair, i);
      TklTick whose
          = { .employee_id = told->employee_id, .key_id = told->key_id, .day = told->day };
      g_autoptr (TklExam) exam = tkl_exam_gather (world, &whose);

      if (tkl_exam_stamp (exam, &told->repair) == told->stamp)
        continue;
      g_set_error_literal (
          error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT,
          _ ("A day has changed since its repair was found. Nothing was repaired."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
do_steps (TklStore *store, const TklRepair *repair, GError **error)
{
  for (guint i = 0; i < repair->n_steps; i++)
    if (!(repair->steps[i].kind == TKL_STEP_ADD ? add_tick (store, &repair->steps[i], error)
                                                : change_tick (store, &repair->steps[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
run_repair (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  RepairJob *job = data;
  gboolean others_wait;
  g_autofree char *detail = g_strdup_printf ("{\"days\": %u}", job->repairs->len);

  if (!tkl_link_pending_waits (store, &others_wait, error)
      || !tkl_change_begin (store, job->who, job->repairs->len == 1 ? "repair-day" : "repair-days",
                            NULL, error)
      || !check_unchanged (store, job->repairs, error))
    return FALSE;
  for (guint i = 0; i < job->repairs->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !do_steps (store, &g_array_index (job->repairs, TklDoctorRepair, i).repair, error))
      return FALSE;
  if (!tkl_store_journal_set_detail (store, detail, error)
      || !tkl_store_journal_commit (store, &job->change.entry_id, error))
    return FALSE;
  tkl_link_pending_follow_correction (store, others_wait, &job->change.links_wait);
  return TRUE;
}

static const TklUseCase repair_case = { tkl_doctor_repair_async, run_repair, repair_job_free };

void
tkl_doctor_repair_async (TklOffice *office,
                         const TklDoctorRepair *const *repairs,
                         gsize n_repairs,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  RepairJob *job = g_new0 (RepairJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->repairs = g_array_new (FALSE, FALSE, sizeof (TklDoctorRepair));
  for (gsize i = 0; i < n_repairs; i++)
    {
      TklDoctorRepair plain = *repairs[i];

      plain.title = plain.why = plain.outcome = NULL;
      g_array_append_val (job->repairs, plain);
    }
  tkl_office_write (office, &repair_case, job, cancellable, callback, user_data);
}

gboolean
tkl_doctor_repair_finish (TklOffice *office,
                          GAsyncResult *result,
                          TklChange *ret_change,
                          GError **error)
{
  RepairJob *job = tkl_office_finish (office, &repair_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_change = job->change;
  repair_job_free (job);
  return TRUE;
}
