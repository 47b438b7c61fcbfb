/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention as a use case: raw positions older than the company keeps them are deleted. */
/* Thread: main; the work is done on the office's writer thread, slice by slice. */
#include "tkl-purge-service.h"

#include "tkl-office-private.h"
#include "tkl-record.h"
#include "tkl-schedule.h"
#include "tkl-store-company.h"
#include "tkl-store-purge.h"
#include "tkl-store-trip.h"
#include "tkl-store-run.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-lock.h"

#include <glib/gi18n-lib.h>

/* About 20 ms of work. */
#define SLICE 5000

/* Belongs to the whole run; each slice borrows it on the writer, and nobody else looks meanwhile. */
typedef struct
{
  TklPurgeOptions options;
  char *database; /* (owned) */
  int lock;       /* of tkl_sync_lock_take() from the first slice to the last; −1: none yet */
  gint64 now_utc_ms;
  gint64 before_utc_ms;
  gint64 run_id; /* in the log of runs; 0 = none */
  GPtrArray *
      vehicles; /* (owned) (nullable) of TklVehicle: those that have records or trips; NULL at first */
  guint at;     /* vehicle of the next slice */
  gboolean is_fresh; /* there was none of it yet */
  gint64 n_all;      /* there were at the beginning, of n_owners vehicles */
  guint n_owners;
  gboolean done;
  TklPurgeReport report; /* of what is stored */
} Purge;

static void
purge_free (gpointer data)
{
  Purge *purge = data;

  g_clear_pointer (&purge->vehicles, g_ptr_array_unref);
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
      gint64 n, n_trips;

      if (!tkl_store_count_purgeable (store, vehicle->id, purge->before_utc_ms, &n, error)
          || !tkl_store_count_purgeable_trips (store, vehicle->id, purge->before_utc_ms, &n_trips,
                                               error))
        return FALSE;
      purge->n_all += n;
      purge->n_owners += n > 0;
      if (n + n_trips == 0)
        g_ptr_array_remove_index (purge->vehicles, i);
    }
  if (purge->options.dry_run)
    {
      purge->report.n_records = purge->n_all;
      purge->report.n_vehicles = purge->n_owners;
    }
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
  purge->is_fresh = TRUE;
  purge->done = purge->options.dry_run || purge->vehicles->len == 0;
  return purge->done || log_begin (store, purge, error);
}

/* @fault: (nullable) */
static TklRun *
describe_end (const Purge *purge, const TklPurgeReport *report, const GError *fault)
{
  g_auto (TklRunNote) note = { 0 };
  TklRun *run;

  tkl_run_note_init (&note);
  tkl_run_note_count (&note, "records", (guint64) report->n_records);
  tkl_run_note_count (&note, "vehicles", report->n_vehicles);
  if (fault != NULL)
    tkl_run_note_failure (&note, fault);
  run = tkl_run_note_to_run (&note, "purge", purge->now_utc_ms);
  run->id = purge->run_id;
  return run;
}

static gboolean
log_end (TklStore *store, const TklRun *run, GError **error)
{
  return tkl_store_end_run (store, run->id, run->ended_utc_ms, run->detail, error);
}

static gboolean
purge_slice (TklStore *store, Purge *purge, GError **error)
{
  const TklVehicle *vehicle = purge->vehicles->pdata[purge->at];
  TklPurgeReport report = purge->report;
  g_autoptr (TklRun) run = NULL;
  gboolean last;
  guint n;

  if (!tkl_store_begin (store, error)
      || !tkl_store_purge_records (store, vehicle->id, purge->before_utc_ms, SLICE, &n, error)
      || (n == 0 && !tkl_store_purge_trips (store, vehicle->id, purge->before_utc_ms, error)))
    return FALSE;
  report.n_records += n;
  report.n_vehicles += n > 0 && purge->is_fresh;
  last = n == 0 && purge->at + 1 == purge->vehicles->len;
  if (last)
    run = describe_end (purge, &report, NULL);
  if ((last && !log_end (store, run, error)) || !tkl_store_commit (store, error))
    return FALSE;
  purge->at += n == 0;
  purge->is_fresh = n == 0;
  purge->done = last;
  purge->report = report;
  return TRUE;
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

static const TklUseCase step_case = { tkl_purge_async, run_step, NULL };

static gboolean
write_end (TklStore *store, gpointer run, GCancellable *cancellable, GError **error)
{
  return tkl_store_begin (store, error) && log_end (store, run, error)
         && tkl_store_commit (store, error);
}

static const TklUseCase log_case = { write_end, write_end, (GDestroyNotify) tkl_run_free };

static void
end_badly (TklOffice *office, const Purge *purge, const GError *fault)
{
  if (purge->run_id != 0)
    tkl_office_write (office, &log_case, describe_end (purge, &purge->report, fault), NULL, NULL,
                      NULL);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TklOffice *office = TKL_OFFICE (source);
  g_autoptr (GTask) task = data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Purge *purge = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean failed = tkl_office_finish (office, &step_case, result, &error) == NULL;

  if (!failed && !purge->done)
    {
      if (purge->options.progress != NULL)
        purge->options.progress (purge->report.n_records, purge->n_all,
                                 purge->options.progress_data);
      tkl_office_write (office, &step_case, purge, cancellable, stepped_cb,
                        g_steal_pointer (&task));
      return;
    }
  if (purge->lock >= 0)
    tkl_sync_lock_release (purge->lock);
  purge->lock = -1;
  /* Stopped after the last slice is not stopped. */
  if (failed && !purge->done)
    {
      end_badly (office, purge, error);
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_boolean (task, TRUE);
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
  g_task_set_task_data (task, purge, purge_free);
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
  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_purge_async, FALSE);

  *ret_report = ((const Purge *) g_task_get_task_data (G_TASK (result)))->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}
