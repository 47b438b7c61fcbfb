/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as a use case: history of changes, undo, redo. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-journal-service.h"

#include "tkl-job-notes.h"
#include "tkl-journal-summary.h"
#include "tkl-journal-title.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-period.h"
#include "tkl-store-company.h"
#include "tkl-store-journal.h"
#include "tkl-undo-reach.h"

typedef struct
{
  char *who; /* (owned) (nullable) */
  gint64 before_id;
  int limit;
  gboolean redo;
  GPtrArray *entries;     /* (owned) (nullable): result of a history */
  TklHistoryEntry *entry; /* (owned) (nullable): result of undo and redo */
} JournalJob;

void
tkl_history_entry_free (TklHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->who);
  g_free (entry->action);
  g_free (entry->title);
  g_free (entry->why);
  g_free (entry->detail);
  g_free (entry->summary);
  g_free (entry);
}

static TklHistoryEntry *
entry_from_store (const TklJournalEntry *of_store)
{
  TklHistoryEntry *entry = g_new0 (TklHistoryEntry, 1);

  entry->id = of_store->id;
  entry->at_utc_ms = of_store->at_utc_ms;
  entry->who = g_strdup (of_store->who);
  entry->action = g_strdup (of_store->action);
  entry->title = tkl_journal_title (of_store);
  entry->why = g_strdup (of_store->why);
  entry->detail = g_strdup (of_store->detail);
  entry->summary = tkl_journal_summarise (of_store->detail);
  entry->n_changes = of_store->n_changes;
  entry->inverse_of = of_store->inverse_of;
  return entry;
}

static gboolean
run_history (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JournalJob *job = data;
  g_autoptr (GPtrArray) found = NULL;

  if (!tkl_store_list_entries (store, job->before_id, job->limit, &found, error))
    return FALSE;
  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_history_entry_free);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (job->entries, entry_from_store (found->pdata[i]));
  return TRUE;
}

/* A setting that is as before gives other days again, which the window orders afterwards: noted first, it
 * is done after a crash in between as well, and once more without one changes nothing. */
static gboolean
note_renewal (TklStore *store, const JournalJob *job, const TklJournalEntry *next, GError **error)
{
  g_autoptr (TklCompany) company = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklJobOrder order = { .kind = TKL_JOB_RENEW, .subject = "" };

  if (!g_str_equal (next->action, TKL_HISTORY_SETTINGS))
    return TRUE;
  if (!tkl_store_load_company (store, &company, error))
    return FALSE;
  if (!company->on.auto_link)
    return TRUE;
  zone = tkl_zone_new (company->timezone, error);
  if (zone == NULL)
    return FALSE;
  order.from
      = tkl_period_preset (TKL_PERIOD_THIS_MONTH, tkl_zone_civil_day (zone, next->at_utc_ms)).from;
  order.to = tkl_period_preset (TKL_PERIOD_THIS_MONTH,
                                tkl_zone_civil_day (zone, g_get_real_time () / 1000))
                 .to;
  return tkl_store_begin (store, error) && tkl_job_notes_add_order (store, job->who, &order, error)
         && tkl_store_commit (store, error);
}

static gboolean
turn_back (TklStore *store, const JournalJob *job, gint64 entry_id, GError **error)
{
  return job->redo ? tkl_store_redo (store, job->who, entry_id, NULL, error)
                   : tkl_store_undo (store, job->who, entry_id, NULL, error);
}

/* Zones that are as before act as they did when they were drawn: at once, with or without CT-10. */
static gboolean
turn_places_back (
    TklStore *store, JournalJob *job, gint64 entry_id, gboolean others_wait, GError **error)
{
  g_autoptr (TklPlacesThen) before = tkl_places_then_new (store, error);
  g_autoptr (TklPlacesThen) after = NULL;
  TklLinkReach reach;

  if (before == NULL || !turn_back (store, job, entry_id, error))
    return FALSE;
  after = tkl_places_then_new (store, NULL);
  if (after == NULL)
    {
      tkl_link_pending_follow (store, &job->entry->links_wait);
      return TRUE;
    }
  tkl_places_then_compare (before, after, &reach);
  tkl_link_pending_follow_reach (store, others_wait, &reach, &job->entry->links_wait);
  return TRUE;
}

static gboolean
run_undo (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JournalJob *job = data;
  g_autoptr (TklJournalEntry) next = NULL;
  gboolean others_wait;

  if (!tkl_link_pending_waits (store, &others_wait, error))
    return FALSE;
  if (job->redo ? !tkl_store_peek_redo (store, &next, error)
                : !tkl_store_peek_undo (store, &next, error))
    return FALSE;
  if (next == NULL)
    return TRUE;
  job->entry = entry_from_store (next);
  if (!note_renewal (store, job, next, error))
    return FALSE;
  if (tkl_undo_moves_places (next))
    return turn_places_back (store, job, next->id, others_wait, error);
  if (!turn_back (store, job, next->id, error))
    return FALSE;
  if (tkl_journal_corrects_ticks (next))
    tkl_link_pending_follow_correction (store, others_wait, &job->entry->links_wait);
  else
    tkl_link_pending_follow (store, &job->entry->links_wait);
  return TRUE;
}

static void
journal_job_free (gpointer data)
{
  JournalJob *job = data;

  g_free (job->who);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_clear_pointer (&job->entry, tkl_history_entry_free);
  g_free (job);
}

static const TklUseCase history_case = { tkl_history_async, run_history, journal_job_free };
static const TklUseCase undo_case = { tkl_undo_async, run_undo, journal_job_free };

void
tkl_history_async (TklOffice *office,
                   gint64 before_id,
                   int limit,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  JournalJob *job = g_new0 (JournalJob, 1);

  job->before_id = before_id;
  job->limit = limit;
  tkl_office_read (office, &history_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_history_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &history_case, G_STRUCT_OFFSET (JournalJob, entries),
                                 result, error);
}

static void
undo_or_redo (TklOffice *office,
              gboolean redo,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  JournalJob *job = g_new0 (JournalJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->redo = redo;
  tkl_office_write (office, &undo_case, job, cancellable, callback, user_data);
}

void
tkl_undo_async (TklOffice *office,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  undo_or_redo (office, FALSE, cancellable, callback, user_data);
}

void
tkl_redo_async (TklOffice *office,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  undo_or_redo (office, TRUE, cancellable, callback, user_data);
}

gboolean
tkl_undo_finish (TklOffice *office,
                 GAsyncResult *result,
                 TklHistoryEntry **ret_entry,
                 GError **error)
{
  JournalJob *job = tkl_office_finish (office, &undo_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_entry = g_steal_pointer (&job->entry);
  journal_job_free (job);
  return TRUE;
}

/* --- titles ----------------------------------------------------------------------------------- */

typedef struct
{
  char *undo, *redo; /* (owned) (nullable) */
} TitlesJob;

static void
titles_job_free (gpointer data)
{
  TitlesJob *job = data;

  g_free (job->undo);
  g_free (job->redo);
  g_free (job);
}

static gboolean
run_titles (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  TitlesJob *job = data;
  g_autoptr (TklJournalEntry) undo = NULL;
  g_autoptr (TklJournalEntry) redo = NULL;

  if (!tkl_store_peek_undo (store, &undo, error) || !tkl_store_peek_redo (store, &redo, error))
    return FALSE;
  job->undo = undo != NULL ? tkl_journal_plain_title (undo) : NULL;
  job->redo = redo != NULL ? tkl_journal_plain_title (redo) : NULL;
  return TRUE;
}

static const TklUseCase titles_case = { tkl_undo_titles_async, run_titles, titles_job_free };

void
tkl_undo_titles_async (TklOffice *office,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  tkl_office_read (office, &titles_case, g_new0 (TitlesJob, 1), cancellable, callback, user_data);
}

gboolean
tkl_undo_titles_finish (
    TklOffice *office, GAsyncResult *result, char **ret_undo, char **ret_redo, GError **error)
{
  TitlesJob *job = tkl_office_finish (office, &titles_case, result, error);

  if (job == NULL)
    return FALSE;
  *ret_undo = g_steal_pointer (&job->undo);
  *ret_redo = g_steal_pointer (&job->redo);
  titles_job_free (job);
  return TRUE;
}
