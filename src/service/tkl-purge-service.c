/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention as a use case: raw positions older than the company keeps them are deleted. */
/* Thread: main; the work is done on the office's writer thread, slice by slice. */
#include "tkl-purge-service.h"

#include "tkl-office-private.h"
#include "tkl-record.h"
#include "tkl-schedule.h"
#include "tkl-store-company.h"
#include "tkl-store-purge.h"
#include "tkl-store-run.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-lock.h"

#include <glib/gi18n-lib.h>

/* About 20 ms of work. */
#define SLICE 5000

/* Travels to the writer and back, once for each slice. */
typedef struct
{
  TklPurgeOptions options;
  char *database; /* (owned) */
  int lock;       /* of tkl_sync_lock_take() from the first slice to the last; −1: none yet */
  gint64 now_utc_ms;
  gint64 before_utc_ms;
  gint64 run_id;       /* in the log of runs */
  GPtrArray *vehicles; /* (owned) (nullable) of TklVehicle: those that have some; NULL at first */
  guint at;            /* vehicle of the next slice */
  gint64 n_done;
  gboolean done;
  TklPurgeReport report;
} Purge;

static void
purge_free (gpointer data)
{
  Purge *purge = data;

  g_clear_pointer (&purge->vehicles, g_ptr_array_unref);
  if (purge->lock >= 0)
    tkl_sync_lock_release (purge->lock);
  g_free (purge->database);
  g_free (purge);
}

static gboolean
choose_date (Purge *purge, const TklCompany *company, const TklZone *zone, GError **error)
{
  TklDay today = tkl_zone_civil_day (zone, purge->now_utc_ms);
  TklDay newest = tkl_schedule_months_ago (today, TKL_PURGE_MIN_MONTHS);
  g_autofree char *shown = NULL;

  purge->report.before = purge->options.before;
  if (purge->report.before == TKL_DAY_NONE && company->background.retention_months > 0)
    purge->report.before = tkl_schedule_months_ago (today, company->background.retention_months);
  if (purge->report.before == TKL_DAY_NONE || purge->report.before <= newest)
    return TRUE;
  shown = tkl_day_format (newest);
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               /* Translators: %s is a date. */
               _ ("Positions of the last month are not purged, since late data may still come: "
                  "give %s or an earlier date."),
               shown);
  return FALSE;
}

static gboolean
count_all (TklStore *store, Purge *purge, GError **error)
{
  for (guint i = purge->vehicles->len; i-- > 0;)
    {
      const TklVehicle *vehicle = purge->vehicles->pdata[i];
      gint64 n;

      if (!tkl_store_count_purgeable (store, vehicle->id, purge->before_utc_ms, &n, error))
        return FALSE;
      purge->report.n_records += n;
      if (n == 0)
        g_ptr_array_remove_index (purge->vehicles, i);
    }
  purge->report.n_vehicles = purge->vehicles->len;
  return TRUE;
}

static gboolean
log_begin (TklStore *store, Purge *purge, GError **error)
{
  TklRun run = { .kind = (char *) "purge",
                 .began_utc_ms = purge->now_utc_ms,
                 .from_utc_ms = TKL_INSTANT_NONE_MS,
                 .to_utc_ms = purge->before_utc_ms };

  if (!tkl_store_begin (store, error) || !tkl_store_begin_run (store, &run, error)
      || !tkl_store_commit (store, error))
    return FALSE;
  purge->run_id = run.id;
  return TRUE;
}

static gboolean
prepare (TklStore *store, Purge *purge, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL || !choose_date (purge, company, zone, error))
    return FALSE;
  purge->done = TRUE;
  if (purge->report.before == TKL_DAY_NONE)
    return TRUE;
  purge->before_utc_ms = tkl_zone_to_utc_ms (zone, purge->report.before, 0);
  if (!tkl_store_list_vehicles (store, &purge->vehicles, error) || !count_all (store, purge, error))
    return FALSE;
  purge->done = purge->options.dry_run || purge->vehicles->len == 0;
  return purge->done || log_begin (store, purge, error);
}

static gboolean
log_end (TklStore *store, const Purge *purge, GError **error)
{
  g_autofree char *detail
      = g_strdup_printf ("{\"records\": %" G_GINT64_FORMAT ", \"vehicles\": %u}", purge->n_done,
                         purge->report.n_vehicles);

  return tkl_store_end_run (store, purge->run_id, g_get_real_time () / 1000, detail, error);
}

static gboolean
purge_slice (TklStore *store, Purge *purge, GError **error)
{
  const TklVehicle *vehicle = purge->vehicles->pdata[purge->at];
  guint n;

  if (!tkl_store_begin (store, error)
      || !tkl_store_purge_records (store, vehicle->id, purge->before_utc_ms, SLICE, &n, error))
    return FALSE;
  purge->n_done += n;
  purge->at += n == 0;
  purge->done = purge->at == purge->vehicles->len;
  return (!purge->done || log_end (store, purge, error)) && tkl_store_commit (store, error);
}

/* Vehicles are remembered from slice to slice, and in another database they are others. */
static gboolean
lock_out_others (Purge *purge, GError **error)
{
  if (purge->options.dry_run || purge->lock >= 0)
    return TRUE;
  purge->lock = tkl_sync_lock_take (purge->database, error);
  return purge->lock >= 0;
}

static gboolean
run_step (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Purge *purge = data;

  if (!lock_out_others (purge, error))
    return FALSE;
  return purge->vehicles == NULL ? prepare (store, purge, error)
                                 : purge_slice (store, purge, error);
}

static const TklUseCase step_case = { tkl_purge_async, run_step, purge_free };

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TklOffice *office = TKL_OFFICE (source);
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  Purge *purge = tkl_office_finish (office, &step_case, result, &error);

  if (purge == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (purge->done)
    {
      g_task_return_pointer (task, purge, purge_free);
      return;
    }
  if (purge->options.progress != NULL)
    purge->options.progress (purge->n_done, purge->report.n_records, purge->options.progress_data);
  tkl_office_write (office, &step_case, purge, cancellable, stepped_cb, g_steal_pointer (&task));
}

void
tkl_purge_async (TklOffice *office,
                 const TklPurgeOptions *options,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);
  Purge *purge = g_new0 (Purge, 1);

  g_task_set_source_tag (task, tkl_purge_async);
  purge->options = *options;
  purge->database = g_strdup (tkl_office_path (office));
  purge->lock = -1;
  purge->now_utc_ms = options->now_utc_ms != 0 ? options->now_utc_ms : g_get_real_time () / 1000;
  tkl_office_write (office, &step_case, purge, cancellable, stepped_cb, task);
}

gboolean
tkl_purge_finish (TklOffice *office,
                  GAsyncResult *result,
                  TklPurgeReport *ret_report,
                  GError **error)
{
  Purge *purge;

  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_purge_async, FALSE);

  purge = g_task_propagate_pointer (G_TASK (result), error);
  if (purge == NULL)
    return FALSE;
  *ret_report = purge->report;
  purge_free (purge);
  return TRUE;
}
