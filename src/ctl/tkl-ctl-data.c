/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl check, backup, restore, purge. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-data-service.h"
#include "tkl-purge-service.h"

#include <glib/gi18n-lib.h>

static const TklCtlColumn fault_columns[] = {
  { "what", N_ ("Fault"), TKL_CELL_TEXT },
  { "subject", N_ ("Table"), TKL_CELL_TEXT },
  { "row", N_ ("Row"), TKL_CELL_INT },
  { "detail", N_ ("Details"), TKL_CELL_TEXT },
  { NULL },
};

static TklExit
run_check (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  TklCtlTable *table;
  GError *error = NULL;

  tkl_check_async (ctl->office, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  faults = tkl_check_finish (ctl->office, result, &error);
  if (faults == NULL)
    return tkl_ctl_fail (error);
  if (faults->len == 0 && ctl->format == TKL_CTL_TABLE)
    {
      tkl_ctl_say (ctl, "%s", _ ("The database is in order."));
      return TKL_EXIT_DONE;
    }

  table = tkl_ctl_table_new (ctl->format, fault_columns, NULL);
  for (guint i = 0; i < faults->len; i++)
    {
      const TklFault *fault = faults->pdata[i];

      tkl_ctl_table_text (table, fault->what);
      tkl_ctl_table_text (table, fault->subject);
      tkl_ctl_table_int_or (table, fault->row_id, 0);
      tkl_ctl_table_text (table, fault->detail);
    }
  tkl_ctl_table_finish (table);
  if (faults->len == 0)
    return TKL_EXIT_DONE;
  tkl_ctl_complain (ngettext ("%u fault. Restore a backup, or ask for help with this list.",
                              "%u faults. Restore a backup, or ask for help with this list.",
                              faults->len),
                    faults->len);
  return TKL_EXIT_PARTLY;
}

static TklExit
run_backup (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  tkl_backup_async (ctl->office, ctl->arguments[0], ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_backup_finish (ctl->office, result, &error))
    return tkl_ctl_fail (error);
  tkl_ctl_say (ctl, _ ("Saved as %s."), ctl->arguments[0]);
  return TKL_EXIT_DONE;
}

static TklExit
run_restore (TklCtl *ctl)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *safety_copy = NULL;
  GError *error = NULL;

  tkl_restore_async (ctl->office, ctl->arguments[0], ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  safety_copy = tkl_restore_finish (ctl->office, result, &error);
  if (safety_copy == NULL)
    return tkl_ctl_fail (error);
  /* Translators: two file names. */
  tkl_ctl_say (ctl, _ ("Restored from %s. The state before is kept as %s."), ctl->arguments[0],
               safety_copy);
  return TKL_EXIT_DONE;
}

static gboolean
check_purge (TklCtl *ctl)
{
  TklDay day;

  return tkl_ctl_day ("--before", ctl->options.before, &day);
}

static void
say_purged (TklCtl *ctl, const TklPurgeReport *report)
{
  g_autofree char *before = tkl_day_format (report->before);

  /* Translators: a date, counts of raw positions and of vehicles. */
  tkl_ctl_say (ctl, _ ("From before %s, %u raw positions of %u vehicles were deleted."), before,
               (guint) report->n_records, report->n_vehicles);
}

static TklExit
report_purge (TklCtl *ctl, const TklPurgeReport *report)
{
  g_autofree char *before = tkl_day_format (report->before);

  if (report->before == TKL_DAY_NONE)
    {
      tkl_ctl_complain (_ ("Raw positions are kept for ever. Set retention-months, or give "
                           "--before with a date."));
      return TKL_EXIT_USAGE;
    }
  if (ctl->options.dry_run)
    /* Translators: a date, counts of raw positions and of vehicles. */
    tkl_ctl_say (ctl, _ ("From before %s, %u raw positions of %u vehicles would be deleted."),
                 before, (guint) report->n_records, report->n_vehicles);
  else
    say_purged (ctl, report);
  return TKL_EXIT_DONE;
}

static TklExit
run_purge (TklCtl *ctl)
{
  TklPurgeOptions options = { .dry_run = ctl->options.dry_run };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  TklPurgeReport report;
  GError *error = NULL;

  if (!tkl_ctl_day ("--before", ctl->options.before, &options.before))
    return TKL_EXIT_USAGE;
  tkl_purge_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (tkl_purge_finish (ctl->office, result, &report, &error))
    return report_purge (ctl, &report);
  if (report.n_records > 0)
    say_purged (ctl, &report);
  return tkl_ctl_fail_midway (error, report.n_records > 0);
}

const TklCtlCommand tkl_ctl_data_commands[] = {
  { "check", "", N_ ("Check the integrity of the database."),
    N_ ("The file itself, all references, and rules that no constraint can express."),
    TKL_READS_ONLY, 0, 0, run_check },
  { "backup", "FILE", N_ ("Copy the database while others work."), NULL, TKL_READS_ONLY, 1, 1,
    run_backup },
  { "restore", "FILE", N_ ("Put a backup in place of the database, after a safety copy."), NULL, 0,
    1, 1, run_restore },
  { "purge", "[--before D] [--dry-run]",
    N_ ("Delete raw positions of vehicles that are older than they are kept."),
    N_ ("Those from before the date, or older than retention-months. Ticks, lines and touches of "
        "keys stay. This cannot be undone; --dry-run only counts."),
    TKL_OPTION_PURGE, 0, 0, run_purge, check_purge },
  { NULL },
};
