/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of vehicles (F040-F043, F161), and the office's own words about one. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-vehicle-service.h"

#include "tkl-office-private.h"
#include "tkl-remote-error.h"
#include "tkl-service-error.h"
#include "tkl-store-journal.h"
#include "tkl-store-sync.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-ledger.h"
#include "tkl-text-limit.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *infos; /* (owned) (nullable): result */
} ListJob;

typedef struct
{
  char *who;           /* (owned) */
  TklVehicle *vehicle; /* (owned): id, version and own words as wanted */
  gboolean changed;
} SaveJob;

void
tkl_vehicle_info_free (TklVehicleInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->title);
  g_free (info->remote_id);
  g_free (info->remote_name);
  g_free (info->imei);
  g_free (info->shown_plate);
  g_free (info->name);
  g_free (info->plate);
  g_free (info->notes);
  g_free (info->problem);
  g_free (info->problem_detail);
  g_free (info);
}

/* In the language of whoever looks; the code is not there in rows of an older version. */
static void
explain_error (TklVehicleInfo *info, const TklSyncVehicle *sync)
{
  g_autoptr (GError) error = NULL;

  if (sync->error_code < 0)
    {
      info->problem = g_strdup (sync->error);
      return;
    }
  error = tkl_service_error_convert (
      g_error_new_literal (TKL_REMOTE_ERROR, sync->error_code, sync->error));
  info->problem = g_strdup (tkl_service_error_sentence (error));
  info->problem_detail = g_strdup (tkl_service_error_detail (error));
}

static TklVehicleState
state_of (const TklVehicle *vehicle, const TklVehicleFacts *facts, const TklSyncVehicle *sync)
{
  TklSyncMarks marks = tkl_sync_marks_get (sync);

  if (vehicle->gone)
    return TKL_VEHICLE_IS_GONE;
  if (sync->error != NULL)
    return TKL_VEHICLE_HAS_ERROR;
  if (facts->n_records == 0 && marks.high_water_ms == TKL_SYNC_NEVER)
    return TKL_VEHICLE_IS_NEW;
  return tkl_sync_expects_late (&marks) ? TKL_VEHICLE_IS_LATE : TKL_VEHICLE_IS_OK;
}

static TklVehicleInfo *
info_new (const TklVehicle *vehicle, const TklVehicleFacts *facts, const TklSyncVehicle *sync)
{
  TklVehicleInfo *info = g_new0 (TklVehicleInfo, 1);

  info->id = vehicle->id;
  info->version = vehicle->version;
  info->title = g_strdup (tkl_vehicle_title (vehicle));
  info->remote_id = g_strdup (vehicle->remote_id);
  info->remote_name = g_strdup (vehicle->remote_name);
  info->imei = g_strdup (vehicle->imei);
  info->shown_plate
      = g_strdup (tkl_str_empty (vehicle->plate) ? vehicle->remote_plate : vehicle->plate);
  info->name = g_strdup (vehicle->name);
  info->plate = g_strdup (vehicle->plate);
  info->notes = g_strdup (vehicle->notes);
  info->reader_seen = facts->reader_seen;
  info->n_records = facts->n_records;
  info->last_record_utc_ms = facts->last_record_utc_ms;
  info->last_tick_utc_ms = facts->last_tick_utc_ms;
  info->state = state_of (vehicle, facts, sync);
  if (info->state == TKL_VEHICLE_HAS_ERROR)
    explain_error (info, sync);
  return info;
}

static gboolean
add_info (TklStore *store, const TklVehicle *vehicle, GPtrArray *infos, GError **error)
{
  g_autoptr (TklSyncVehicle) sync = NULL;
  TklVehicleFacts facts;

  if (!tkl_store_get_vehicle_facts (store, vehicle->id, &facts, error)
      || !tkl_store_get_sync_vehicle (store, vehicle->id, &sync, error))
    return FALSE;
  g_ptr_array_add (infos, info_new (vehicle, &facts, sync));
  return TRUE;
}

static gboolean
run_list (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autoptr (GPtrArray) vehicles = NULL;

  job->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_info_free);
  if (!tkl_store_begin_read (store, error) || !tkl_store_list_vehicles (store, &vehicles, error))
    return FALSE;
  for (guint i = 0; i < vehicles->len; i++)
    if (!add_info (store, vehicles->pdata[i], job->infos, error))
      return FALSE;
  tkl_store_rollback (store);
  return TRUE;
}

/* What is stored already is no reason to refuse a change of something else. */
static gboolean
check_word (const char *wanted, const char *stored, TklTextKind kind, GError **error)
{
  const char *too_long = tkl_text_too_long (wanted, kind);

  if (too_long == NULL || g_strcmp0 (wanted, stored) == 0)
    return TRUE;
  g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE, _ (too_long));
  return FALSE;
}

static gboolean
check_words (TklStore *store, const TklVehicle *wanted, GError **error)
{
  g_autoptr (TklVehicle) stored = NULL;

  if (!tkl_store_get_vehicle (store, wanted->id, &stored, error))
    return FALSE;
  return stored == NULL
         || (check_word (wanted->name, stored->name, TKL_TEXT_NAME, error)
             && check_word (wanted->plate, stored->plate, TKL_TEXT_NAME, error)
             && check_word (wanted->notes, stored->notes, TKL_TEXT_LINES, error));
}

static gboolean
run_save (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  SaveJob *job = data;

  return check_words (store, job->vehicle, error)
         && tkl_store_journal_begin (store, job->who, "edit-vehicle", NULL, NULL, error)
         && tkl_store_update_vehicle (store, job->vehicle, &job->changed, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_clear_pointer (&job->infos, g_ptr_array_unref);
  g_free (job);
}

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_free (job->who);
  tkl_vehicle_free (job->vehicle);
  g_free (job);
}

static const TklUseCase list_case = { tkl_vehicles_async, run_list, list_job_free };
static const TklUseCase save_case = { tkl_vehicle_save_async, run_save, save_job_free };

void
tkl_vehicles_async (TklOffice *office,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  tkl_office_read (office, &list_case, g_new0 (ListJob, 1), cancellable, callback, user_data);
}

GPtrArray *
tkl_vehicles_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &list_case, G_STRUCT_OFFSET (ListJob, infos), result,
                                 error);
}

static char *
strip (const char *text)
{
  char *copy = g_strdup (text);

  return copy != NULL ? g_strstrip (copy) : NULL;
}

void
tkl_vehicle_save_async (TklOffice *office,
                        const TklVehicleEdit *edit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->vehicle = tkl_vehicle_new ();
  job->vehicle->id = edit->id;
  job->vehicle->version = edit->version;
  job->vehicle->name = strip (edit->name);
  job->vehicle->plate = strip (edit->plate);
  job->vehicle->notes = strip (edit->notes);
  tkl_office_write (office, &save_case, job, cancellable, callback, user_data);
}

gboolean
tkl_vehicle_save_finish (TklOffice *office,
                         GAsyncResult *result,
                         gboolean *ret_changed,
                         GError **error)
{
  SaveJob *job = tkl_office_finish (office, &save_case, result, error);

  if (job == NULL)
    return FALSE;
  if (ret_changed != NULL)
    *ret_changed = job->changed;
  save_job_free (job);
  return TRUE;
}
