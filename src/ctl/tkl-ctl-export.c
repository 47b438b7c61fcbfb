/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl export excel. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-export-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name without an ending says of no other kind that it is there, and scripts make such ones. */
static gboolean
is_of_other_kind (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *ending = strrchr (name, '.');

  return ending != NULL && ending != name && g_ascii_strcasecmp (ending, ".xlsx") != 0;
}

static gboolean
choose_target (TklCtl *ctl, TklExportOptions *options)
{
  options->split = ctl->options.split != NULL;
  options->path = options->split ? ctl->options.split : ctl->arguments[0];
  if (options->split && ctl->n_arguments > 0)
    tkl_ctl_complain (_ ("Give either a file or --split with a folder, not both."));
  else if (options->path == NULL)
    tkl_ctl_complain (_ ("Give a file such as march.xlsx, or --split with a folder."));
  else if (!options->split && is_of_other_kind (options->path))
    /* Translators: a file such as march.ods */
    tkl_ctl_complain (_ ("%s: a workbook is written as .xlsx only. Give a name that ends so."),
                      options->path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_excel (TklCtl *ctl)
{
  TklExportOptions options = { 0 };

  return choose_target (ctl, &options) && tkl_ctl_check_both_days (ctl);
}

static TklExit
report_excel (TklCtl *ctl, const TklExportOptions *options, const TklExportReport *report)
{
  guint n_failures = report->failures != NULL ? report->failures->len : 0;

  for (guint i = 0; i < n_failures; i++)
    tkl_ctl_complain ("%s", (const char *) report->failures->pdata[i]);
  if (report->n_lines == 0 && report->n_files == 0 && n_failures == 0)
    tkl_ctl_say (ctl, "%s", _ ("No workbook written: no employee has lines in this period."));
  else if (report->n_lines == 0)
    tkl_ctl_say (ctl, "%s", _ ("There are no lines in this period: the workbook is empty."));
  else
    /* Translators: counts of employees and lines, then a file or folder. */
    tkl_ctl_say (ctl, _ ("Employees: %u, lines: %u. Written: %s"), report->n_employees,
                 report->n_lines, options->path);
  if (n_failures > 0)
    /* Translators: counts of files. */
    tkl_ctl_say (ctl, _ ("Files written: %u, not written: %u."), report->n_files, n_failures);
  if (report->n_provisional > 0)
    tkl_ctl_complain (ngettext ("%u workday is provisional: ticks of it may be missing.",
                                "%u workdays are provisional: ticks of them may be missing.",
                                report->n_provisional),
                      report->n_provisional);
  return n_failures > 0 ? TKL_EXIT_PARTLY : TKL_EXIT_DONE;
}

static TklExit
run_excel (TklCtl *ctl)
{
  TklExportOptions options = { 0 };
  g_auto (TklExportReport) report = { 0 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (!choose_target (ctl, &options) || !tkl_ctl_days (ctl, TRUE, &options.from, &options.to))
    return TKL_EXIT_USAGE;
  tkl_export_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  return tkl_export_finish (ctl->office, result, &report, &error)
             ? report_excel (ctl, &options, &report)
             : tkl_ctl_fail_midway (error, report.n_files > 0);
}

const TklCtlCommand tkl_ctl_export_commands[] = {
  { "export excel", "--from D --to D FILE.xlsx | --split DIR",
    N_ ("Write the lines of a period to Excel, one sheet per employee."),
    N_ ("With --split, one workbook per employee: “NUMBER NAME.xlsx” in the folder. An existing "
        "file is replaced once the new one is complete."),
    TKL_READS_ONLY | TKL_OPTION_RANGE | TKL_OPTION_SPLIT, 0, 1, run_excel, check_excel },
  { NULL },
};
