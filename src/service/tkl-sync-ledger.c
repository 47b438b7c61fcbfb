/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a synchronisation reads from and writes to the store, each call one job of the writer. */
/* Thread: the office's remote thread; the calls wait for the writer. */
#include "tkl-sync-ledger.h"

#include "tkl-derive-private.h"
#include "tkl-key-watch.h"
#include "tkl-link-pending.h"
#include "tkl-store-company.h"
#include "tkl-text.h"

void
tkl_sync_subject_free (TklSyncSubject *subject)
{
  if (subject == NULL)
    return;
  tkl_vehicle_free (subject->vehicle);
  tkl_sync_vehicle_free (subject->state);
  g_free (subject);
}

TklSyncMarks
tkl_sync_marks_get (const TklSyncVehicle *state)
{
  return (TklSyncMarks){ state->high_water_ms,  state->last_device_ms, state->last_server_ms,
                         state->rescan_from_ms, state->rescan_to_ms,   state->rescan_due_ms,
                         state->short_scan_ms,  state->long_scan_ms,   state->trips_ms };
}

TklTripMarks
tkl_sync_trip_marks_get (const TklSyncVehicle *state)
{
  return (TklTripMarks){ state->trips_ms, state->trips_device_ms, state->trips_server_ms,
                         state->trips_scan_ms };
}

void
tkl_sync_trip_marks_set (TklSyncVehicle *state, const TklTripMarks *marks)
{
  state->trips_ms = marks->read_ms;
  state->trips_device_ms = marks->device_ms;
  state->trips_server_ms = marks->server_ms;
  state->trips_scan_ms = marks->scan_ms;
}

void
tkl_sync_marks_set (TklSyncVehicle *state, const TklSyncMarks *marks)
{
  state->high_water_ms = marks->high_water_ms;
  state->last_device_ms = marks->last_device_ms;
  state->last_server_ms = marks->last_server_ms;
  state->rescan_from_ms = marks->rescan_from_ms;
  state->rescan_to_ms = marks->rescan_to_ms;
  state->rescan_due_ms = marks->rescan_due_ms;
  state->short_scan_ms = marks->short_scan_ms;
  state->long_scan_ms = marks->long_scan_ms;
}

static gboolean
run_company (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return tkl_store_load_company (store, job, error);
}

TklCompany *
tkl_sync_ledger_company (TklOffice *office, GError **error)
{
  TklCompany *company = NULL;

  tkl_office_write_and_wait (office, run_company, &company, error);
  return company;
}

typedef struct
{
  GPtrArray *fleet;    /* (borrowed) of TklRemoteVehicle */
  GPtrArray *subjects; /* (owned): result */
} FleetJob;

static GPtrArray *
fleet_to_vehicles (GPtrArray *fleet)
{
  GPtrArray *vehicles = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_vehicle_free);

  for (guint i = 0; i < fleet->len; i++)
    {
      const TklRemoteVehicle *remote = fleet->pdata[i];
      TklVehicle *vehicle = tkl_vehicle_new ();

      tkl_set_str (&vehicle->remote_id, remote->id);
      tkl_set_str (&vehicle->remote_name, tkl_str_empty (remote->name) ? NULL : remote->name);
      tkl_set_str (&vehicle->imei, remote->imei);
      tkl_set_str (&vehicle->remote_plate, remote->plate);
      g_ptr_array_add (vehicles, vehicle);
    }
  return vehicles;
}

static gboolean
load_subjects (TklStore *store, FleetJob *job, GError **error)
{
  g_autoptr (GPtrArray) states = NULL;

  if (!tkl_store_list_sync_vehicles (store, &states, error))
    return FALSE;
  job->subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_sync_subject_free);
  for (guint i = 0; i < states->len; i++)
    {
      TklSyncSubject *subject = g_new0 (TklSyncSubject, 1);

      subject->state = tkl_sync_vehicle_copy (states->pdata[i]);
      g_ptr_array_add (job->subjects, subject);
      if (!tkl_store_get_vehicle (store, subject->state->vehicle_id, &subject->vehicle, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_fleet (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  FleetJob *job = data;
  g_autoptr (GPtrArray) vehicles = fleet_to_vehicles (job->fleet);

  return tkl_store_begin (store, error) && tkl_store_put_fleet (store, vehicles, error)
         && load_subjects (store, job, error) && tkl_store_commit (store, error);
}

GPtrArray *
tkl_sync_ledger_fleet (TklOffice *office, GPtrArray *fleet, GError **error)
{
  FleetJob job = { .fleet = fleet };

  if (tkl_office_write_and_wait (office, run_fleet, &job, error))
    return job.subjects;
  g_clear_pointer (&job.subjects, g_ptr_array_unref);
  return NULL;
}

typedef struct
{
  TklPage *page;               /* (borrowed) (nullable) */
  const TklSyncVehicle *state; /* (borrowed) */
  TklPutResult put;
  TklTickDiff ticks;
  GPtrArray *odd_keys; /* (owned) (nullable): of the page, seen for the first time */
} PageJob;

static gboolean
derive_page (TklStore *store, PageJob *job, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  TklDerivation touched = { .vehicle_id = job->state->vehicle_id,
                            .from_utc_ms = job->put.first_changed_ms,
                            .to_utc_ms = job->put.last_changed_ms };

  if (job->put.first_changed_ms == TKL_INSTANT_NONE_MS)
    return TRUE;
  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  touched.touch_gap_ms = company->touch_gap_s * G_GINT64_CONSTANT (1000);
  return tkl_derive_touched (store, &touched, &job->ticks, error)
         && tkl_derive_note_gap_once (store, touched.touch_gap_ms, error)
         && tkl_link_pending_note (store, &job->ticks, error);
}

static gboolean
put_page (TklStore *store, PageJob *job, GError **error)
{
  g_autoptr (GPtrArray) texts = NULL;
  TklPutPage page;

  if (job->page == NULL)
    return TRUE;
  page = (TklPutPage){ .records = (TklRecord *) (gpointer) job->page->records->data,
                       .n_records = job->page->records->len,
                       .idents = (const TklIdent *) (gpointer) job->page->idents->data,
                       .n_idents = job->page->idents->len };
  texts = tkl_key_watch_new_texts (store, page.idents, page.n_idents, error);
  if (texts == NULL
      || !tkl_store_put_records (store, job->state->vehicle_id, &page, &job->put, error))
    return FALSE;
  job->odd_keys = tkl_key_watch_find (store, texts, error);
  return job->odd_keys != NULL && derive_page (store, job, error);
}

static gboolean
run_page (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  PageJob *job = data;

  return tkl_store_begin (store, error) && put_page (store, job, error)
         && tkl_store_save_sync_vehicle (store, job->state, error)
         && tkl_store_commit (store, error);
}

gboolean
tkl_sync_ledger_page (TklOffice *office,
                      TklPage *page,
                      const TklSyncVehicle *state,
                      TklSyncReport *report,
                      GError **error)
{
  PageJob job = { .page = page, .state = state };

  job.ticks.first_utc_ms = job.ticks.last_utc_ms = TKL_INSTANT_NONE_MS;
  if (!tkl_office_write_and_wait (office, run_page, &job, error))
    {
      g_clear_pointer (&job.odd_keys, g_ptr_array_unref);
      return FALSE;
    }
  report->n_new += job.put.n_new;
  report->n_changed += job.put.n_changed;
  report->n_same += job.put.n_same;
  report->n_purged += job.put.n_purged;
  report->n_new_ticks += job.ticks.n_new + job.ticks.n_returned;
  report->n_changed_ticks += job.ticks.n_changed;
  report->n_gone_ticks += job.ticks.n_deleted + job.ticks.n_withdrawn;
  if (job.odd_keys != NULL)
    tkl_odd_keys_add (&report->odd_keys, job.odd_keys);
  g_clear_pointer (&job.odd_keys, g_ptr_array_unref);
  if (page != NULL)
    report->n_skipped += page->n_skipped + page->n_implausible;
  return TRUE;
}

static gboolean
run_gone (TklStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return tkl_store_begin (store, error)
         && tkl_store_set_vehicle_gone (store, *(const gint64 *) job, error)
         && tkl_store_commit (store, error);
}

gboolean
tkl_sync_ledger_gone (TklOffice *office, gint64 vehicle_id, GError **error)
{
  return tkl_office_write_and_wait (office, run_gone, &vehicle_id, error);
}

static gboolean
run_link (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TklSyncReport *report = data;

  return tkl_link_pending_run (store, FALSE, &report->link, &report->linked, cancellable, error);
}

gboolean
tkl_sync_ledger_link (TklOffice *office, TklSyncReport *report, GError **error)
{
  return tkl_office_write_and_wait (office, run_link, report, error);
}

static void
note_counts (TklRunNote *note, const TklSyncReport *report)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();

  if (report->key_warning != NULL)
    g_ptr_array_add (problems, report->key_warning);
  if (report->degraded != NULL)
    g_ptr_array_add (problems, report->degraded);
  for (guint i = 0; i < report->failures->len; i++)
    g_ptr_array_add (problems, report->failures->pdata[i]);
  if (report->failures->len > 0 || report->degraded != NULL)
    tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_PARTLY);
  tkl_run_note_count (note, "vehicles", report->n_vehicles);
  tkl_run_note_count (note, "new", report->n_new);
  tkl_run_note_count (note, "changed", report->n_changed);
  tkl_run_note_count (note, "same", report->n_same);
  tkl_run_note_count (note, "ticks", report->n_new_ticks);
  tkl_run_note_count (note, "changed_ticks", report->n_changed_ticks);
  tkl_run_note_count (note, "gone_ticks", report->n_gone_ticks);
  tkl_run_note_count (note, "linked", report->link.n_linked);
  tkl_run_note_count (note, "failures", report->failures->len);
  tkl_run_note_problems (note, problems);
}

static gboolean
run_log (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return tkl_run_note_store (store, data, error);
}

gboolean
tkl_sync_ledger_log (TklOffice *office, const TklSyncEntry *entry, GError **error)
{
  g_auto (TklRunNote) note = { 0 };
  g_autoptr (TklRun) run = NULL;

  tkl_run_note_init (&note);
  if (entry->options->from_utc_ms != G_MININT64)
    {
      note.from_utc_ms = entry->options->from_utc_ms;
      note.to_utc_ms = entry->options->to_utc_ms;
    }
  if (entry->subject != NULL)
    tkl_run_note_text (&note, TKL_RUN_SUBJECT, entry->subject);
  if (entry->fault == NULL)
    note_counts (&note, entry->report);
  else
    tkl_run_note_failure (&note, entry->fault);
  run = tkl_run_note_to_run (&note, "sync", entry->began_utc_ms);
  return tkl_office_write_and_wait (office, run_log, run, error);
}

typedef struct
{
  const char *name;
  const char *value; /* (nullable) */
  char *found;       /* (owned) (nullable) */
} ValueJob;

static gboolean
run_remember (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const ValueJob *job = data;

  return tkl_store_begin (store, error)
         && tkl_store_set_sync_value (store, job->name, job->value, error)
         && tkl_store_commit (store, error);
}

gboolean
tkl_sync_ledger_remember (TklOffice *office, const char *name, const char *value, GError **error)
{
  ValueJob job = { name, value, NULL };

  return tkl_office_write_and_wait (office, run_remember, &job, error);
}

static gboolean
run_recall (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ValueJob *job = data;

  return tkl_store_get_sync_value (store, job->name, &job->found, error);
}

gboolean
tkl_sync_ledger_recall (TklOffice *office, const char *name, char **ret_value, GError **error)
{
  ValueJob job = { name, NULL, NULL };

  if (!tkl_office_write_and_wait (office, run_recall, &job, error))
    return FALSE;
  *ret_value = job.found;
  return TRUE;
}
