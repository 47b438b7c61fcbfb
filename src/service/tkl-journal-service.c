/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal as a use case: history of changes, undo, redo. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-journal-service.h"

#include "tkl-journal-summary.h"
#include "tkl-link-pending.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who; /* (owned) (nullable) */
  gint64 before_id;
  int limit;
  gboolean redo;
  GPtrArray *entries;     /* (owned) (nullable): result of a history */
  TklHistoryEntry *entry; /* (owned) (nullable): result of undo and redo */
} JournalJob;

static const struct
{
  const char *action;
  const char *title;
  const char *named; /* (nullable): when the entry says who was changed */
} titles[] = {
  { TKL_HISTORY_SETTINGS, N_ ("Change settings") },
  { "import-employees", N_ ("Import employees") },
  { "import-projects", N_ ("Import projects") },
  { "import-planning", N_ ("Import planning") },
  { "import-zones", N_ ("Import zones") },
  { "transfer", N_ ("Transfer to the time clock") },
  { "enrol-at-home", N_ ("Give keys out by home addresses") },
  { "enrol-one-by-one", N_ ("Give keys out one by one") },
  { "enrol-key", N_ ("Give a key to an employee") },
  { "put-key-aside", N_ ("Put a key aside") },
  { "take-key-back", N_ ("Take a key back") },
  { "add-employee", N_ ("Add an employee"), N_ ("Add employee %s") },
  { "change-employee", N_ ("Change an employee"), N_ ("Change employee %s") },
  { "delete-employee", N_ ("Delete an employee"), N_ ("Delete employee %s") },
  { "activate-employees", N_ ("Activate employees"), N_ ("Activate employee %s") },
  { "deactivate-employees", N_ ("Deactivate employees"), N_ ("Deactivate employee %s") },
  { "add-project", N_ ("Add a project"), N_ ("Add project %s") },
  { "change-project", N_ ("Change a project"), N_ ("Change project %s") },
  { "delete-project", N_ ("Delete a project"), N_ ("Delete project %s") },
  { "change-projects", N_ ("Change projects"), N_ ("Change project %s") },
  { "activate-projects", N_ ("Activate projects"), N_ ("Activate project %s") },
  { "block-projects", N_ ("Block projects"), N_ ("Block project %s") },
  { "close-projects", N_ ("Close projects"), N_ ("Close project %s") },
  { "give-key", N_ ("Give a key to an employee"), N_ ("Give a key to %s") },
  { "change-key", N_ ("Change the dates of a key"), N_ ("Change the dates of a key of %s") },
  { "remove-key", N_ ("Remove a key"), N_ ("Remove a key of %s") },
  { "pass-key", N_ ("Pass a key on"), N_ ("Pass a key on to %s") },
  { "accept-notice", N_ ("Accept a notice") },
  { "dismiss-notice", N_ ("Dismiss a notice") },
  { "edit-vehicle", N_ ("Change a vehicle") },
};

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

/* Returns: (transfer full): what was done, whether now or undone. */
static char *
make_plain_title (const TklJournalEntry *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GString *named;

      if (!g_str_equal (titles[i].action, entry->action))
        continue;
      if (titles[i].named == NULL || entry->name == NULL)
        return g_strdup (_ (titles[i].title));
      named = g_string_new (_ (titles[i].named));
      g_string_replace (named, "%s", entry->name, 1);
      return g_string_free (named, FALSE);
    }
  return g_strdup (entry->action);
}

static char *
make_title (const TklJournalEntry *entry)
{
  g_autofree char *title = make_plain_title (entry);

  switch (entry->kind)
    {
    case TKL_JOURNAL_UNDO:
      /* Translators: %s is the name of a change, such as “Import employees”. */
      return g_strdup_printf (_ ("Undo: %s"), title);
    case TKL_JOURNAL_REDO:
      /* Translators: %s is the name of a change, such as “Import employees”. */
      return g_strdup_printf (_ ("Redo: %s"), title);
    case TKL_JOURNAL_DONE:
      break;
    }
  return g_steal_pointer (&title);
}

static TklHistoryEntry *
entry_from_store (const TklJournalEntry *of_store)
{
  TklHistoryEntry *entry = g_new0 (TklHistoryEntry, 1);

  entry->id = of_store->id;
  entry->at_utc_ms = of_store->at_utc_ms;
  entry->who = g_strdup (of_store->who);
  entry->action = g_strdup (of_store->action);
  entry->title = make_title (of_store);
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

static gboolean
run_undo (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JournalJob *job = data;
  g_autoptr (TklJournalEntry) next = NULL;

  if (job->redo ? !tkl_store_peek_redo (store, &next, error)
                : !tkl_store_peek_undo (store, &next, error))
    return FALSE;
  if (next == NULL)
    return TRUE;
  job->entry = entry_from_store (next);
  if (job->redo ? !tkl_store_redo (store, job->who, next->id, NULL, error)
                : !tkl_store_undo (store, job->who, next->id, NULL, error))
    return FALSE;
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
  JournalJob *job = tkl_office_finish (office, &history_case, result, error);
  GPtrArray *entries;

  if (job == NULL)
    return NULL;
  entries = g_steal_pointer (&job->entries);
  journal_job_free (job);
  return entries;
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
  job->undo = undo != NULL ? make_plain_title (undo) : NULL;
  job->redo = redo != NULL ? make_plain_title (redo) : NULL;
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
