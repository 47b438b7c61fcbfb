/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry of the journal is called: its stable action as words for people. */
/* Thread: any. */
#include "tkl-journal-title.h"

#include "tkl-journal-service.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *action;
  const char *title;
  const char *named; /* (nullable): when the entry says who was changed */
  gboolean ticks;    /* corrects ticks */
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
  { "set-key-method", N_ ("Change the identification method of a key") },
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
  { "change-planning", N_ ("Change the planning") },
  { "close-projects", N_ ("Close projects"), N_ ("Close project %s") },
  { "change-zones", N_ ("Change zones"), N_ ("Change the zones of project %s") },
  { "add-schedule", N_ ("Add a schedule"), N_ ("Add a schedule for %s") },
  { "change-schedule", N_ ("Change a schedule"), N_ ("Change a schedule of %s") },
  { "remove-schedule", N_ ("Remove a schedule"), N_ ("Remove a schedule of %s") },
  { "give-key", N_ ("Give a key to an employee"), N_ ("Give a key to %s") },
  { "change-key", N_ ("Change the dates of a key"), N_ ("Change the dates of a key of %s") },
  { "remove-key", N_ ("Remove a key"), N_ ("Remove a key of %s") },
  { "pass-key", N_ ("Pass a key on"), N_ ("Pass a key on to %s") },
  { "accept-notice", N_ ("Accept a notice") },
  { "dismiss-notice", N_ ("Dismiss a notice") },
  { "edit-vehicle", N_ ("Change a vehicle") },
  { "move-ticks", N_ ("Change the time of a tick"), .ticks = TRUE },
  { "place-ticks", N_ ("Choose the place of ticks"), .ticks = TRUE },
  { "unplace-ticks", N_ ("Let the place of ticks be found again"), .ticks = TRUE },
  { "give-ticks", N_ ("Choose the employee of ticks"), .ticks = TRUE },
  { "block-ticks", N_ ("Block ticks"), .ticks = TRUE },
  { "unblock-ticks", N_ ("Unblock ticks"), .ticks = TRUE },
  { "clock-ticks", N_ ("Take ticks to the time clock"), .ticks = TRUE },
  { "presence-ticks", N_ ("Take ticks to Checkin@Work"), .ticks = TRUE },
  { "unpresence-ticks", N_ ("Keep ticks from Checkin@Work"), .ticks = TRUE },
  { "unclock-ticks", N_ ("Keep ticks from the time clock"), .ticks = TRUE },
  { "keep-doubles", N_ ("Keep double ticks"), .ticks = TRUE },
  { "unkeep-doubles", N_ ("Let doubles be doubles again"), .ticks = TRUE },
  { "delete-ticks", N_ ("Delete ticks"), .ticks = TRUE },
  { "restore-ticks", N_ ("Bring deleted ticks back"), .ticks = TRUE },
  { "note-ticks", N_ ("Change the note of ticks"), .ticks = TRUE },
  { "revert-ticks", N_ ("Take corrections of ticks back"), .ticks = TRUE },
  { "edit-ticks", N_ ("Change ticks"), .ticks = TRUE },
  { "add-tick", N_ ("Add a tick"), .ticks = TRUE },
  { "repair-day", N_ ("Repair a day"), .ticks = TRUE },
  { "repair-days", N_ ("Repair days"), .ticks = TRUE },
  { "copy-tick", N_ ("Copy a tick"), .ticks = TRUE },
};

char *
tkl_journal_plain_title (const TklJournalEntry *entry)
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

char *
tkl_journal_title (const TklJournalEntry *entry)
{
  g_autofree char *title = tkl_journal_plain_title (entry);

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

gboolean
tkl_journal_corrects_ticks (const TklJournalEntry *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].action, entry->action))
      return titles[i].ticks;
  return FALSE;
}
