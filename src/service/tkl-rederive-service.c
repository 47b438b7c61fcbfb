/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deriving ticks anew from the stored records, without the network (F162). */
/* Thread: main; the work is done on the office's writer thread. */
#include "tkl-rederive-service.h"

#include "tkl-derive-private.h"
#include "tkl-key-watch.h"
#include "tkl-link-pending.h"
#include "tkl-odd-keys.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-record.h"
#include "tkl-sync-lock.h"
#include "tkl-vehicle-choice-private.h"

typedef struct
{
  char *database;             /* (owned) */
  TklVehicleChoice *vehicles; /* (owned) */
  gint64 from_utc_ms, to_utc_ms;
  TklRederiveProgressFunc progress; /* (nullable) */
  gpointer progress_data;
  GMainContext *context; /* (owned): of the caller */
  char *subject;         /* (owned) (nullable): the chosen vehicles */
  TklOddKeys odd_keys;   /* (owned) */
  TklRederiveReport report;
} RederiveJob;

typedef struct
{
  TklRederiveProgressFunc progress;
  gpointer data;
  guint n_done, n_vehicles;
} ProgressCall;

static gboolean
deliver_progress (gpointer data)
{
  const ProgressCall *call = data;

  call->progress (call->n_done, call->n_vehicles, call->data);
  return G_SOURCE_REMOVE;
}

static void
post_progress (const RederiveJob *job, guint n_vehicles)
{
  ProgressCall *call;

  if (job->progress == NULL)
    return;
  call = g_new (ProgressCall, 1);
  *call = (ProgressCall){ job->progress, job->progress_data, job->report.n_vehicles, n_vehicles };
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, deliver_progress, call, g_free);
}

static gboolean
derive_piece (TklStore *store,
              const TklDerivation *piece,
              TklRederiveReport *report,
              GError **error)
{
  TklTickDiff diff = { .first_utc_ms = TKL_INSTANT_NONE_MS, .last_utc_ms = TKL_INSTANT_NONE_MS };

  if (!tkl_store_begin (store, error) || !tkl_derive_again (store, piece, &diff, error)
      || !tkl_link_pending_note (store, &diff, error)
      || !tkl_derive_note_gap_once (store, piece->touch_gap_ms, error)
      || !tkl_store_commit (store, error))
    return FALSE;
  report->n_new_ticks += diff.n_new + diff.n_returned;
  report->n_changed_ticks += diff.n_changed;
  report->n_gone_ticks += diff.n_deleted + diff.n_withdrawn;
  return TRUE;
}

/* Only where there are records: what was ticked before the oldest of them stays. */
static gboolean
derive_vehicle (TklStore *store,
                RederiveJob *job,
                TklDerivation range,
                GCancellable *cancellable,
                GError **error)
{
  gint64 first_ms, last_ms;

  if (!tkl_store_record_extent (store, range.vehicle_id, &first_ms, &last_ms, error))
    return FALSE;
  job->report.n_vehicles++;
  if (first_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  range.from_utc_ms = MAX (job->from_utc_ms, first_ms);
  while (range.from_utc_ms < MIN (job->to_utc_ms, last_ms + 1))
    {
      range.to_utc_ms
          = MIN (range.from_utc_ms + TKL_DERIVE_PIECE_MS, MIN (job->to_utc_ms, last_ms + 1));
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !derive_piece (store, &range, &job->report, error))
        return FALSE;
      range.from_utc_ms = range.to_utc_ms;
    }
  return TRUE;
}

/* All of the stretch, not only new ones: after another answer the office wants to know what is left. */
static gboolean
watch_keys (TklStore *store, RederiveJob *job, const TklVehicle *vehicle, GError **error)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) odd = NULL;

  if (!tkl_store_list_texts (store, vehicle->id, job->from_utc_ms, job->to_utc_ms, &texts, error))
    return FALSE;
  odd = tkl_key_watch_find (store, texts, error);
  if (odd == NULL)
    return FALSE;
  tkl_odd_keys_add (&job->odd_keys, odd);
  if (odd->len > 0)
    tkl_odd_keys_add_vehicle (&job->odd_keys, tkl_vehicle_title (vehicle));
  return TRUE;
}

static gboolean
rederive (TklStore *store, RederiveJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (GPtrArray) vehicles = NULL;

  if (!tkl_store_load_company (store, &company, error)
      || !tkl_store_list_vehicles (store, &vehicles, error)
      || !tkl_vehicle_choice_check (job->vehicles, vehicles, error))
    return FALSE;
  job->subject = tkl_vehicle_choice_describe (job->vehicles, vehicles);
  for (guint i = vehicles->len; i-- > 0;)
    if (!tkl_vehicle_choice_has (job->vehicles, vehicles->pdata[i]))
      g_ptr_array_remove_index (vehicles, i);
  for (guint i = 0; i < vehicles->len; i++)
    {
      const TklVehicle *vehicle = vehicles->pdata[i];
      TklDerivation range = { .vehicle_id = vehicle->id,
                              .touch_gap_ms = company->touch_gap_s * G_GINT64_CONSTANT (1000) };

      if (!derive_vehicle (store, job, range, cancellable, error)
          || !watch_keys (store, job, vehicle, error))
        return FALSE;
      post_progress (job, vehicles->len);
    }
  job->report.key_warning = tkl_odd_keys_say (&job->odd_keys);
  return tkl_link_pending_run (store, FALSE, &job->report.link, &job->report.linked, cancellable,
                               error);
}

/* Several transactions: between two of them no other program may put another database in place. */
static gboolean
run_rederive (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  RederiveJob *job = data;
  int lock = tkl_sync_lock_take (job->database, error);
  gboolean done;

  if (lock < 0)
    return FALSE;
  done = rederive (store, job, cancellable, error);
  tkl_sync_lock_release (lock);
  return done;
}

void
tkl_rederive_report_clear (TklRederiveReport *report)
{
  g_clear_pointer (&report->key_warning, g_free);
}

static void
rederive_job_free (gpointer data)
{
  RederiveJob *job = data;

  g_free (job->database);
  tkl_vehicle_choice_free (job->vehicles);
  g_main_context_unref (job->context);
  g_free (job->subject);
  tkl_odd_keys_clear (&job->odd_keys);
  tkl_rederive_report_clear (&job->report);
  g_free (job);
}

static gboolean
note_rederive (gconstpointer data, gboolean done, TklRunNote *note)
{
  const RederiveJob *job = data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  if (job->from_utc_ms != G_MININT64)
    note->from_utc_ms = job->from_utc_ms;
  if (job->to_utc_ms != G_MAXINT64)
    note->to_utc_ms = job->to_utc_ms;
  if (job->subject != NULL)
    tkl_run_note_text (note, TKL_RUN_SUBJECT, job->subject);
  if (!done)
    return TRUE;
  tkl_run_note_count (note, "vehicles", job->report.n_vehicles);
  tkl_run_note_count (note, "new", job->report.n_new_ticks);
  tkl_run_note_count (note, "changed", job->report.n_changed_ticks);
  tkl_run_note_count (note, "gone", job->report.n_gone_ticks);
  tkl_run_note_count (note, "linked", job->report.link.n_linked);
  if (job->report.key_warning != NULL)
    g_ptr_array_add (problems, job->report.key_warning);
  tkl_run_note_problems (note, problems);
  return TRUE;
}

static const TklUseCase rederive_case
    = { tkl_rederive_async, run_rederive, rederive_job_free, "derive", note_rederive };

void
tkl_rederive_async (TklOffice *office,
                    const TklRederiveOptions *options,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  RederiveJob *job = g_new0 (RederiveJob, 1);

  job->database = g_strdup (tkl_office_path (office));
  job->vehicles = tkl_vehicle_choice_copy (options->vehicles);
  job->from_utc_ms = options->from_utc_ms;
  job->to_utc_ms = options->to_utc_ms;
  job->progress = options->progress;
  job->progress_data = options->progress_data;
  job->context = g_main_context_ref_thread_default ();
  tkl_office_write (office, &rederive_case, job, cancellable, callback, user_data);
}

gboolean
tkl_rederive_report_kept (const TklRederiveReport *report)
{
  return report->n_new_ticks + report->n_changed_ticks + report->n_gone_ticks > 0
         || report->link.kept;
}

gboolean
tkl_rederive_finish (TklOffice *office,
                     GAsyncResult *result,
                     TklRederiveReport *ret_report,
                     GError **error)
{
  RederiveJob *job = tkl_office_finish (office, &rederive_case, result, error);
  const RederiveJob *left = job != NULL ? job : tkl_office_failed_job (office, result);

  *ret_report = left != NULL ? left->report : (TklRederiveReport){ 0 };
  if (job == NULL)
    {
      ret_report->key_warning = NULL;
      return FALSE;
    }
  job->report.key_warning = NULL;
  rederive_job_free (job);
  return TRUE;
}
