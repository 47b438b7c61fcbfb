/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering what a diagnosis looks at: the synchronisation and the vehicles. */
/* Thread: the office's reader thread. */
#include "tkl-diagnosis-private.h"

#include "tkl-instant.h"
#include "tkl-runs-private.h"
#include "tkl-store-record.h"
#include "tkl-store-sync.h"
#include "tkl-store-vehicle.h"
#include "tkl-sync-source.h"

/* With a failing poll every five minutes, three days. */
#define MAX_RUNS 1000

void
tkl_findings_add_name (char **list, const char *name)
{
  char *longer = *list == NULL ? g_strdup (name) : g_strconcat (*list, ", ", name, NULL);

  g_free (*list);
  *list = longer;
}

/* That a key is there says nothing of TrustTrack: what it said last does. @last: newest poll */
static void
look_at_refusal (TklDiagnosisFacts *facts, const TklRunRow *last)
{
  if (last->key_refused && facts->api_key != TKL_API_KEY_MISSING)
    facts->api_key = TKL_API_KEY_REFUSED;
}

/* A range that was read again says nothing about what is new. */
static gboolean
look_at_sync (TklDiagnosisSearch *search, GError **error)
{
  TklFindings *findings = search->findings;
  g_autoptr (GPtrArray) runs = NULL;
  guint n_polls = 0;

  findings->facts.last_sync_utc_ms = TKL_INSTANT_NONE;
  if (!tkl_store_list_runs (search->store, "sync", MAX_RUNS, &runs, error))
    return FALSE;
  for (guint i = 0; i < runs->len && findings->facts.last_sync_utc_ms == TKL_INSTANT_NONE; i++)
    {
      TklRunRow *row = tkl_run_row_new (runs->pdata[i]);
      gboolean poll = row->from_utc_ms == TKL_INSTANT_NONE;

      if (poll && (row->result == TKL_RUN_IS_DONE || row->result == TKL_RUN_IS_PARTLY))
        findings->facts.last_sync_utc_ms = row->ended_utc_ms;
      else if (poll && row->result == TKL_RUN_IS_FAILED && n_polls == 0)
        findings->sync_fault = g_strdup (row->summary);
      if (poll && n_polls == 0)
        look_at_refusal (&findings->facts, row);
      n_polls += poll;
      tkl_run_row_free (row);
    }
  return TRUE;
}

static gboolean
look_at_source (TklDiagnosisSearch *search, GError **error)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  g_autofree char *source = NULL;

  if (!tkl_store_get_sync_value (search->store, TKL_TICK_SOURCE_NAME, &source, error))
    return FALSE;
  if (g_strcmp0 (source, TKL_TICK_SOURCE_TRIPS) == 0)
    facts->source = TKL_SOURCE_TRIPS;
  else if (g_strcmp0 (source, TKL_TICK_SOURCE_STREAM) == 0)
    facts->source = TKL_SOURCE_STREAM;
  else if (g_strcmp0 (source, TKL_TICK_SOURCE_NONE) == 0)
    facts->source = TKL_SOURCE_NONE;
  return TRUE;
}

static void
add_suspect (TklFindings *findings,
             const TklVehicle *vehicle,
             const TklSuspect *sent,
             const TklSyncVehicle *state)
{
  TklSuspect *suspect = g_memdup2 (sent, sizeof *sent);

  suspect->vehicle = tkl_vehicle_copy (vehicle);
  suspect->fault = g_strdup (state->error);
  g_ptr_array_add (findings->suspects, suspect);
}

/* What concerns only the vehicles that matter: his, or all when his are not known. */
static gboolean
look_at_one_that_matters (TklDiagnosisSearch *search,
                          const TklVehicle *vehicle,
                          TklSuspect *sent,
                          GError **error)
{
  TklFindings *findings = search->findings;
  TklDiagnosisFacts *facts = &findings->facts;
  g_autoptr (TklSyncVehicle) state = NULL;
  gint64 record_ms, ident_before_ms;

  if (!tkl_store_get_sync_vehicle (search->store, vehicle->id, &state, error)
      || !tkl_store_last_sent (search->store, vehicle->id, facts->to_utc_ms, &record_ms,
                               &ident_before_ms, error))
    return FALSE;
  if (sent->ident_utc_ms == TKL_INSTANT_NONE)
    tkl_findings_add_name (&findings->without_reader, tkl_vehicle_title (vehicle));
  sent->silent = vehicle->gone
                 || record_ms < MIN (facts->to_utc_ms, facts->now_utc_ms) - TKL_DIAGNOSIS_SILENT_MS;
  if (sent->silent)
    {
      if (facts->n_silent++ == 0)
        findings->silent_utc_ms = record_ms;
      tkl_findings_add_name (&findings->silent, tkl_vehicle_title (vehicle));
    }
  if (state->error != NULL && facts->n_failing++ == 0)
    findings->failing = g_strdup (tkl_vehicle_title (vehicle));
  add_suspect (findings, vehicle, sent, state);
  return TRUE;
}

static gboolean
look_at_vehicle (TklDiagnosisSearch *search, const TklVehicle *vehicle, GError **error)
{
  TklDiagnosisFacts *facts = &search->findings->facts;
  gboolean usual = g_hash_table_contains (search->usual, GINT_TO_POINTER ((int) vehicle->id));
  TklSuspect sent = { 0 };

  if (vehicle->gone && !usual)
    return TRUE;
  if (!tkl_store_last_sent (search->store, vehicle->id, G_MAXINT64, &sent.record_utc_ms,
                            &sent.ident_utc_ms, error))
    return FALSE;
  if (!vehicle->gone)
    {
      facts->n_vehicles++;
      facts->n_readers += sent.ident_utc_ms != TKL_INSTANT_NONE;
    }
  if (usual)
    {
      facts->n_usual++;
      facts->n_usual_readers += sent.ident_utc_ms != TKL_INSTANT_NONE;
      tkl_findings_add_name (&search->findings->usual, tkl_vehicle_title (vehicle));
    }
  if (!usual && g_hash_table_size (search->usual) > 0)
    return TRUE;
  return look_at_one_that_matters (search, vehicle, &sent, error);
}

gboolean
tkl_diagnosis_look_at_fleet (TklDiagnosisSearch *search, GError **error)
{
  if (!look_at_sync (search, error) || !look_at_source (search, error))
    return FALSE;
  for (guint i = 0; i < search->world->vehicles->len; i++)
    if (!look_at_vehicle (search, search->world->vehicles->pdata[i], error))
      return FALSE;
  return TRUE;
}
