/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where ticks happened: their street addresses, fetched in the background (F154). */
/* Thread: main; the work is done on the office's lookup thread, one question at a time. */

/* A run is many small steps, each a turn on the lookup thread: first looking through some thousand
 * ticks for positions without address, then asking for one. */
#include "tkl-addresses-service.h"

#include "tkl-geocoder.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-geo.h"
#include "tkl-sync-lock.h"
#include "tkl-zone.h"

#define TICKS_PER_STEP 5000

typedef struct
{
  TklAddressesOptions options;
  char *language; /* (owned) */
  int lock;       /* of tkl_addresses_lock_take() from the first step to the last; −1: not held */
  gint64 began_utc_ms;
  gboolean began;
  TklGeoWalk walk;
  GArray *cells;    /* (element-type gint64) (owned): to be asked for, each once */
  GHashTable *seen; /* (element-type gint64) (owned): the same */
  TklAddressesProgress progress;
} FillJob;

static void
let_go (FillJob *job)
{
  if (job->lock >= 0)
    tkl_sync_lock_release (job->lock);
  job->lock = -1;
}

static void
fill_job_free (gpointer data)
{
  FillJob *job = data;

  let_go (job);
  g_free (job->language);
  g_array_unref (job->cells);
  g_hash_table_unref (job->seen);
  g_free (job);
}

/* The ticks of the workdays asked for. */
static gboolean
begin_walk (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  FillJob *job = data;
  const TklAddressesOptions *options = &job->options;
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  job->walk = (TklGeoWalk){ .from_utc_ms = G_MININT64,
                            .until_utc_ms = G_MAXINT64,
                            .before_id = G_MAXINT64,
                            .retry_ms = job->began_utc_ms - TKL_GEOCODER_NOWHERE_MS };
  if (options->from != TKL_DAY_NONE)
    job->walk.from_utc_ms
        = tkl_zone_workday_start_utc_ms (zone, options->from, company->day_start_min);
  if (options->to != TKL_DAY_NONE)
    job->walk.until_utc_ms
        = tkl_zone_workday_start_utc_ms (zone, options->to + 1, company->day_start_min) - 1;
  return TRUE;
}

static gboolean
is_full (const FillJob *job)
{
  return job->options.limit > 0 && job->cells->len >= job->options.limit;
}

static gboolean
walk_on (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  FillJob *job = data;
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!job->began && !begin_walk (store, data, cancellable, error))
    return FALSE;
  job->began = TRUE;
  if (!tkl_store_walk_unaddressed (store, &job->walk, TICKS_PER_STEP, cells, error))
    return FALSE;
  for (guint i = 0; i < cells->len && !is_full (job); i++)
    {
      gint64 cell = g_array_index (cells, gint64, i);

      if (g_hash_table_add (job->seen, g_memdup2 (&cell, sizeof cell)))
        g_array_append_val (job->cells, cell);
    }
  job->progress.n_positions = job->cells->len;
  return TRUE;
}

static gboolean
ask_next (TklOffice *office, FillJob *job, GCancellable *cancellable, GError **error)
{
  const TklGeocoder geocoder = { .office = office,
                                 .language = job->language,
                                 .interval_ms = job->options.interval_ms,
                                 .exact = TRUE };
  gint64 cell = g_array_index (job->cells, gint64, job->progress.n_done);
  g_autoptr (TklGeoPlace) place = NULL;
  gint64 asked_utc_ms;

  if (!tkl_geocoder_reverse (&geocoder, tkl_geo_cell_centre (cell), &asked_utc_ms, &place,
                             cancellable, error))
    return FALSE;
  job->progress.n_done++;
  job->progress.n_found += place != NULL;
  return TRUE;
}

typedef struct
{
  TklAddressesFunc progress;
  gpointer data;
  TklAddressesProgress value;
} ProgressCall;

static gboolean
deliver_progress (gpointer data)
{
  const ProgressCall *call = data;

  call->progress (&call->value, call->data);
  return G_SOURCE_REMOVE;
}

static void
post_progress (GTask *task, const FillJob *job)
{
  ProgressCall *call;

  if (job->options.progress == NULL)
    return;
  call = g_new (ProgressCall, 1);
  *call = (ProgressCall){ job->options.progress, job->options.progress_data, job->progress };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, deliver_progress, call,
                              g_free);
}

static gboolean
write_log (TklStore *store, gpointer run, GCancellable *cancellable, GError **error)
{
  return tkl_run_note_store (store, run, error);
}

static const TklUseCase log_case
    = { write_log, write_log, (GDestroyNotify) tkl_run_free, NULL, NULL };

/* @fault: (nullable). A run that had nothing to do is not worth a line. */
static void
log_run (TklOffice *office, const FillJob *job, const GError *fault)
{
  g_auto (TklRunNote) note = { 0 };

  if (fault == NULL && job->progress.n_done == 0)
    return;
  tkl_run_note_init (&note);
  tkl_run_note_days (&note, job->options.from, job->options.to);
  tkl_run_note_count (&note, "positions", job->progress.n_done);
  tkl_run_note_count (&note, "found", job->progress.n_found);
  if (fault != NULL)
    tkl_run_note_failure (&note, fault);
  tkl_office_write (office, &log_case, tkl_run_note_to_run (&note, "addresses", job->began_utc_ms),
                    NULL, NULL, NULL);
}

static void
run_step (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  TklOffice *office = source_object;
  FillJob *job = task_data;
  GError *error = NULL;
  gboolean walking = !job->walk.done && !is_full (job);

  if (job->lock < 0)
    job->lock = tkl_addresses_lock_take (tkl_office_path (office), &error);
  if (job->lock < 0)
    {
      /* Nothing ran: no line in the log. */
      g_task_return_error (task, error);
      return;
    }
  if (!walking && job->progress.n_done == job->cells->len)
    {
      log_run (office, job, NULL);
      let_go (job);
      g_task_return_boolean (task, TRUE);
    }
  else if (walking ? tkl_office_read_and_wait (office, walk_on, job, &error)
                   : ask_next (office, job, cancellable, &error))
    {
      post_progress (task, job);
      tkl_office_push_lookup (office, g_object_ref (task), run_step);
    }
  else
    {
      log_run (office, job, error);
      let_go (job);
      g_task_return_error (task, error);
    }
}

void
tkl_addresses_fill_async (TklOffice *office,
                          const TklAddressesOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  FillJob *job;
  GTask *task;

  g_return_if_fail (TKL_IS_OFFICE (office) && options != NULL);

  job = g_new0 (FillJob, 1);
  job->options = *options;
  job->language = tkl_geocoder_language ();
  job->lock = -1;
  job->began_utc_ms = g_get_real_time () / 1000;
  job->cells = g_array_new (FALSE, FALSE, sizeof (gint64));
  job->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  task = g_task_new (office, cancellable, callback, user_data);
  g_task_set_source_tag (task, tkl_addresses_fill_async);
  g_task_set_task_data (task, job, fill_job_free);
  tkl_office_push_lookup (office, task, run_step);
}

gboolean
tkl_addresses_fill_finish (TklOffice *office,
                           GAsyncResult *result,
                           TklAddressesProgress *ret_report,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, office), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == tkl_addresses_fill_async, FALSE);

  if (ret_report != NULL)
    *ret_report = ((const FillJob *) g_task_get_task_data (G_TASK (result)))->progress;
  return g_task_propagate_boolean (G_TASK (result), error);
}
