/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl history, undo, redo. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-journal-service.h"

#include <glib/gi18n-lib.h>

#define HISTORY_LENGTH 200

static const TklCtlColumn history_columns[] = {
  { "id", N_ ("Id"), TKL_CELL_INT },           { "time", N_ ("Time"), TKL_CELL_INSTANT },
  { "who", N_ ("Who"), TKL_CELL_TEXT },        { "action", N_ ("Change"), TKL_CELL_TEXT },
  { "inverse_of", N_ ("Of"), TKL_CELL_INT },   { "rows", N_ ("Rows"), TKL_CELL_INT },
  { "detail", N_ ("Details"), TKL_CELL_TEXT }, { NULL },
};

static TklExit
run_history (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (TklZone) zone = NULL;
  TklCtlTable *table;
  GError *error = NULL;

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
  { "history", "", N_ ("List the changes made by people, newest first."), NULL, 0, 0, 0,
    run_history },
  { "undo", "", N_ ("Take the newest change back: an import or a transfer as one."),
    N_ ("Undoing is a change of its own and can be redone."), 0, 0, 0, run_undo },
  { "redo", "", N_ ("Make the change undone last once more."), NULL, 0, 0, 0, run_redo },
  { NULL },
};
