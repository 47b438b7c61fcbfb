/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl history, undo, redo. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-journal-changes.h"
#include "tkl-journal-service.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

#define HISTORY_LENGTH 200

static const TklCtlColumn history_columns[] = {
  { "id", N_ ("Id"), TKL_CELL_INT },           { "time", N_ ("Time"), TKL_CELL_INSTANT },
  { "who", N_ ("Who"), TKL_CELL_TEXT },        { "action", N_ ("Change"), TKL_CELL_TEXT },
  { "inverse_of", N_ ("Of"), TKL_CELL_INT },   { "rows", N_ ("Rows"), TKL_CELL_INT },
  { "detail", N_ ("Details"), TKL_CELL_TEXT }, { NULL },
};

static const TklCtlColumn change_columns[] = {
  { "subject", N_ ("Table"), TKL_CELL_TEXT }, { "row", N_ ("Row"), TKL_CELL_INT },
  { "field", N_ ("Field"), TKL_CELL_TEXT },   { "before", N_ ("Before"), TKL_CELL_TEXT },
  { "after", N_ ("After"), TKL_CELL_TEXT },   { NULL },
};

static gboolean
read_entry (TklCtl *ctl, gint64 *ret_id)
{
  *ret_id = 0;
  if (ctl->options.entry == NULL || tkl_parse_int64 (ctl->options.entry, 1, G_MAXINT64, ret_id))
    return TRUE;
  /* Translators: %s is what was typed. */
  tkl_ctl_complain (_ ("--entry: “%s” is no id. “tikklokctl history” lists them."),
                    ctl->options.entry);
  return FALSE;
}

static gboolean
check_history (TklCtl *ctl)
{
  gint64 id;

  return read_entry (ctl, &id);
}

static TklExit
show_changes (TklCtl *ctl, gint64 entry_id)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  TklCtlTable *table;
  GError *error = NULL;

  tkl_history_changes_async (ctl->office, entry_id, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  changes = tkl_history_changes_finish (ctl->office, result, &error);
  if (changes == NULL)
    return tkl_ctl_fail (error);
  table = tkl_ctl_table_new (ctl->format, change_columns, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      const TklHistoryChange *change = changes->pdata[i];

      tkl_ctl_table_text (table, change->subject);
      tkl_ctl_table_int (table, change->row_id);
      tkl_ctl_table_text (table, change->field);
      tkl_ctl_table_text (table, change->before);
      tkl_ctl_table_text (table, change->after);
    }
  tkl_ctl_table_finish (table);
  return TKL_EXIT_DONE;
}

static TklExit
run_history (TklCtl *ctl)
{
  gint64 entry_id;
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklCtlTable *table;
  GError *error = NULL;

  if (!read_entry (ctl, &entry_id))
    return TKL_EXIT_USAGE;
  if (entry_id != 0)
    return show_changes (ctl, entry_id);
  zone = tkl_ctl_load_zone (ctl, &error);
  if (zone == NULL)
    return tkl_ctl_fail (error);
  tkl_history_async (ctl->office, 0, HISTORY_LENGTH, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  entries = tkl_history_finish (ctl->office, result, &error);
  if (entries == NULL)
    return tkl_ctl_fail (error);

  table = tkl_ctl_table_new (ctl->format, history_columns, zone);
  for (guint i = 0; i < entries->len; i++)
    {
      const TklHistoryEntry *entry = entries->pdata[i];

      tkl_ctl_table_int (table, entry->id);
      tkl_ctl_table_int (table, entry->at_utc_ms);
      tkl_ctl_table_text (table, entry->who);
      tkl_ctl_table_text (table, ctl->format == TKL_CTL_TABLE ? entry->title : entry->action);
      tkl_ctl_table_int_or (table, entry->inverse_of, 0);
      tkl_ctl_table_int (table, entry->n_changes);
      tkl_ctl_table_text (table, ctl->format == TKL_CTL_TABLE ? entry->summary : entry->detail);
    }
  tkl_ctl_table_finish (table);
  return TKL_EXIT_DONE;
}

static TklExit
take_step (TklCtl *ctl, gboolean redo)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklHistoryEntry) entry = NULL;
  GError *error = NULL;

  if (redo)
    tkl_redo_async (ctl->office, ctl->cancellable, tkl_ctl_arrived, &arrived);
  else
    tkl_undo_async (ctl->office, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_undo_finish (ctl->office, result, &entry, &error))
    return tkl_ctl_fail (error);
  if (entry == NULL)
    tkl_ctl_say (ctl, "%s",
                 redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  else if (redo)
    tkl_ctl_say (ctl, _ ("Redone: %s."), entry->title);
  else
    tkl_ctl_say (ctl, _ ("Undone: %s."), entry->title);
  return TKL_EXIT_DONE;
}

static TklExit
run_undo (TklCtl *ctl)
{
  return take_step (ctl, FALSE);
}

static TklExit
run_redo (TklCtl *ctl)
{
  return take_step (ctl, TRUE);
}

const TklCtlCommand tkl_ctl_journal_commands[] = {
  { "history", "[--entry ID]", N_ ("List the changes made by people, newest first."),
    N_ ("With --entry, what that change did: each field of each row, before and after."),
    TKL_READS_ONLY | TKL_OPTION_ENTRY, 0, 0, run_history, check_history },
  { "undo", "", N_ ("Take the newest change back: an import or a transfer as one."),
    N_ ("Undoing is a change of its own and can be redone."), 0, 0, 0, run_undo },
  { "redo", "", N_ ("Make the change undone last once more."), NULL, 0, 0, 0, run_redo },
  { NULL },
};
