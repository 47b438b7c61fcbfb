/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs as a use case: doing some as one step. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-change-private.h"
#include "tkl-doctor-private.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-service-error.h"
#include "tkl-store-journal.h"
#include "tkl-store-layer.h"
#include "tkl-tick-read.h"

#include <glib/gi18n-lib.h>

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
put_place (const TklRepairStep *step, TklTickLayer *layer)
{
  layer->place = step->place;
  layer->project_id = step->place == TKL_PLACE_PROJECT ? step->project_id : 0;
}

static void
apply (const TklRepairStep *step, TklTickLayer *layer)
{
  switch ((TklStepKind) step->kind)
    {
    case TKL_STEP_GIVE:
      layer->employee_id = step->employee_id;
      if (step->place_stays)
        put_place (step, layer);
      break;
    case TKL_STEP_PLACE:
      put_place (step, layer);
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
    case TKL_STEP_LEAVE:
      layer->to_clock = FALSE;
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
 * place is found from them unless it would be another one. */
static gboolean
add_tick (TklStore *store, const TklRepairStep *step, GError **error)
{
  TklTick like;
  TklTickFact fact = { .time_utc_ms = step->time_utc_ms,
                       .employee_id = step->employee_id,
                       .odometer_m = -1,
                       .speed_kmh = -1 };
  TklRepairStep place = *step;

  if (!tkl_tick_read (store, step->tick_id, &like, NULL, error))
    return FALSE;
  fact.vehicle_id = like.vehicle_id;
  fact.point = like.point;
  if (!tkl_store_insert_manual_tick (store, &fact, error))
    return FALSE;
  if (!step->place_stays)
    return TRUE;
  place.kind = TKL_STEP_PLACE;
  place.tick_id = fact.id;
  place.time_utc_ms = TKL_INSTANT_NONE_MS;
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

      g_assert (plain.edge == NULL);
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
