/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Enrolment as a use case: at home addresses (F075), one by one in a numbered order (F076), applying. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-enrol-service.h"

#include "tkl-key-world.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-store-company.h"
#include "tkl-store-journal.h"
#include "tkl-store-touch.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *rows; /* (owned) (nullable): result */
} MatchJob;

typedef struct
{
  TklRollOptions options;
  TklRollEntry *list;    /* (owned): options.list */
  TklRollReport *report; /* (owned) (nullable): result */
} RollJob;

typedef struct
{
  char *who; /* (owned) */
  TklEnrolKind kind;
  TklEnrolment *enrolments; /* (owned) */
  gsize n_enrolments;
  TklZone *zone; /* (owned) (nullable) */
  gboolean wait; /* result */
} EnrolJob;

void
tkl_pair_row_free (TklPairRow *row)
{
  if (row == NULL)
    return;
  g_free (row->key);
  g_free (row->number);
  g_free (row->name);
  g_free (row);
}

void
tkl_roll_report_free (TklRollReport *report)
{
  if (report == NULL)
    return;
  g_clear_pointer (&report->roll, tkl_roll_free);
  g_clear_pointer (&report->keys, g_ptr_array_unref);
  g_clear_pointer (&report->names, g_ptr_array_unref);
  g_free (report);
}

/* Returns: (transfer full): "" for no such key. */
static char *
copy_key_text (const TklKeyWorld *world, gint32 key_id)
{
  for (guint i = 0; i < world->keys->len; i++)
    {
      const TklKey *key = world->keys->pdata[i];

      if (key->id == key_id)
        return g_strdup (key->text);
    }
  return g_strdup ("");
}

/* --- 1: at home addresses ------------------------------------------------------------------ */

static TklPairRow *
pair_row_new (const TklKeyWorld *world, const TklKeyPair *pair)
{
  const TklEmployee *employee = tkl_master_employee (world->master, pair->employee_id);
  TklPairRow *row = g_new0 (TklPairRow, 1);

  row->pair = *pair;
  row->key = copy_key_text (world, pair->key_id);
  row->number = g_strdup (employee->number);
  row->name = tkl_employee_name (employee);
  return row;
}

/* The keys come by text and each key's touches by time: matching wants them by key. */
static gboolean
load_inbox (const TklKeyWorld *world, TklStore *store, GArray *touches, GError **error)
{
  for (guint i = 0; i < world->keys->len; i++)
    {
      const TklKey *key = world->keys->pdata[i];

      if (!g_hash_table_contains (world->notes_aside, GINT_TO_POINTER ((int) key->id))
          && !tkl_key_world_unheld (world, store, key->id, 0, touches, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_match (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  MatchJob *job = data;
  g_autoptr (TklKeyWorld) world = NULL;
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));
  g_autoptr (GArray) pairs = NULL;

  if (!tkl_store_begin_read (store, error) || (world = tkl_key_world_load (store, error)) == NULL
      || !load_inbox (world, store, touches, error))
    return FALSE;
  tkl_store_rollback (store);

  pairs = tkl_key_match (&(TklKeyMatchInput){
      .touches = (const TklKeyTouch *) (gpointer) touches->data,
      .n_touches = touches->len,
      .employees = world->master->employees,
      .holdings = (const TklKeyHolding *) (gpointer) world->master->holdings->data,
      .n_holdings = world->master->holdings->len,
      .zone = world->master->zone,
      .reach_m = tkl_key_world_reach_m (world),
  });
  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_pair_row_free);
  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (job->rows, pair_row_new (world, &g_array_index (pairs, TklKeyPair, i)));
  return TRUE;
}

/* --- 2: one by one ------------------------------------------------------------------------- */

static TklRollReport *
roll_report_new (const TklKeyWorld *world, TklRoll *roll)
{
  TklRollReport *report = g_new0 (TklRollReport, 1);

  report->roll = roll;
  report->keys = g_ptr_array_new_with_free_func (g_free);
  report->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < roll->rows->len; i++)
    {
      const TklRollRow *row = &g_array_index (roll->rows, TklRollRow, i);
      const TklEmployee *employee = tkl_master_employee (world->master, row->employee_id);

      g_ptr_array_add (report->keys, copy_key_text (world, row->key_id));
      g_ptr_array_add (report->names,
                       employee != NULL ? tkl_employee_name (employee) : g_strdup (""));
    }
  return report;
}

static gboolean
run_roll (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  RollJob *job = data;
  const TklRollOptions *options = &job->options;
  g_autoptr (TklKeyWorld) world = NULL;
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (TklKeyTouch));

  if (!tkl_store_begin_read (store, error) || (world = tkl_key_world_load (store, error)) == NULL
      || !tkl_store_load_vehicle_touches (store, options->vehicle_id, options->begin_utc_ms,
                                          options->end_utc_ms, touches, error))
    return FALSE;
  tkl_store_rollback (store);

  job->report
      = roll_report_new (world, tkl_key_roll (&(TklRollInput){
                                    .touches = (const TklKeyTouch *) (gpointer) touches->data,
                                    .n_touches = touches->len,
                                    .list = options->list,
                                    .n_list = options->n_list,
                                    .holders = world->holders,
                                    .zone = world->master->zone,
                                }));
  return TRUE;
}

/* --- applying ------------------------------------------------------------------------------ */

static gboolean
set_taken (TklStore *store, gint64 key_id, GError **error)
{
  g_autoptr (TklKey) key = NULL;

  if (!tkl_store_get_key (store, key_id, &key, error))
    return FALSE;
  /* Translators: %s is the number of a key. */
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT,
               _ ("The key %s has a holder by now. Look at the proposals again."),
               key != NULL ? key->text : "");
  return FALSE;
}

/* The register as it stands, with what this entry has written so far. */
static gboolean
find_period (TklStore *store,
             const EnrolJob *job,
             const TklEnrolment *enrolment,
             TklKeyGap *ret_period,
             GError **error)
{
  TklDay day = tkl_zone_civil_day (job->zone, enrolment->first_utc_ms);
  g_autoptr (GArray) holdings = NULL;
  g_autoptr (TklKeyHolders) holders = NULL;

  if (!tkl_store_list_holdings (store, 0, &holdings, error))
    return FALSE;
  holders = tkl_key_holders_new ((const TklKeyHolding *) (gpointer) holdings->data, holdings->len);
  if (!tkl_key_holders_enrol (holders, (gint32) enrolment->key_id, day, ret_period))
    return set_taken (store, enrolment->key_id, error);
  if (enrolment->since)
    ret_period->from = day;
  return TRUE;
}

static gboolean
enrol (TklStore *store, const EnrolJob *job, const TklEnrolment *enrolment, GError **error)
{
  TklKeyGap period;
  TklKeyHolding holding;

  if (!find_period (store, job, enrolment, &period, error))
    return FALSE;
  holding = (TklKeyHolding){ 0, enrolment->key_id, enrolment->employee_id, period.from, period.to };
  return tkl_store_add_holding (store, &holding, error)
         && tkl_store_take_key_back (store, enrolment->key_id, error);
}

static gboolean
load_zone (TklStore *store, EnrolJob *job, GError **error)
{
  g_autoptr (TklCompany) company = NULL;

  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  job->zone = tkl_zone_new (company->timezone, error);
  return job->zone != NULL;
}

static gboolean
run_enrol (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const actions[] = { "enrol-at-home", "enrol-one-by-one", "enrol-key" };
  EnrolJob *job = data;
  g_autofree char *detail = g_strdup_printf ("{\"keys\": %" G_GSIZE_FORMAT "}", job->n_enrolments);

  if (!tkl_store_journal_begin (store, job->who, actions[job->kind], NULL, detail, error)
      || !load_zone (store, job, error))
    return FALSE;
  for (gsize i = 0; i < job->n_enrolments; i++)
    if (!enrol (store, job, &job->enrolments[i], error))
      return FALSE;
  if (!tkl_store_journal_commit (store, NULL, error))
    return FALSE;
  tkl_link_pending_follow (store, &job->wait);
  return TRUE;
}

/* --- pairs of functions -------------------------------------------------------------------- */

static void
match_job_free (gpointer data)
{
  MatchJob *job = data;

  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static void
roll_job_free (gpointer data)
{
  RollJob *job = data;

  g_free (job->list);
  g_clear_pointer (&job->report, tkl_roll_report_free);
  g_free (job);
}

static void
enrol_job_free (gpointer data)
{
  EnrolJob *job = data;

  g_free (job->who);
  g_free (job->enrolments);
  g_clear_pointer (&job->zone, tkl_zone_unref);
  g_free (job);
}

static const TklUseCase match_case = { tkl_home_match_async, run_match, match_job_free };
static const TklUseCase roll_case = { tkl_roll_async, run_roll, roll_job_free };
static const TklUseCase enrol_case = { tkl_enrol_async, run_enrol, enrol_job_free };

void
tkl_home_match_async (TklOffice *office,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  tkl_office_read (office, &match_case, g_new0 (MatchJob, 1), cancellable, callback, user_data);
}

GPtrArray *
tkl_home_match_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &match_case, G_STRUCT_OFFSET (MatchJob, rows), result,
                                 error);
}

void
tkl_roll_async (TklOffice *office,
                const TklRollOptions *options,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  RollJob *job = g_new0 (RollJob, 1);

  job->list = g_memdup2 (options->list, options->n_list * sizeof (TklRollEntry));
  job->options = *options;
  job->options.list = job->list;
  tkl_office_read (office, &roll_case, job, cancellable, callback, user_data);
}

TklRollReport *
tkl_roll_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &roll_case, G_STRUCT_OFFSET (RollJob, report), result,
                                 error);
}

void
tkl_enrol_async (TklOffice *office,
                 const TklEnrolOptions *options,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  EnrolJob *job = g_new0 (EnrolJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->kind = options->kind;
  job->n_enrolments = options->n_enrolments;
  job->enrolments = g_memdup2 (options->enrolments, job->n_enrolments * sizeof (TklEnrolment));
  tkl_office_write (office, &enrol_case, job, cancellable, callback, user_data);
}

gboolean
tkl_enrol_finish (TklOffice *office, GAsyncResult *result, gboolean *ret_wait, GError **error)
{
  EnrolJob *job = tkl_office_finish (office, &enrol_case, result, error);

  if (job == NULL)
    return FALSE;
  if (ret_wait != NULL)
    *ret_wait = job->wait;
  enrol_job_free (job);
  return TRUE;
}
