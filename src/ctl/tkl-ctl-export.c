/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl export excel. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-export-service.h"

#include <glib/gi18n-lib.h>

static gboolean
choose_target (TklCtl *ctl, TklExportOptions *options)
{
  options->split = ctl->options.split != NULL;
  options->path = options->split ? ctl->options.split : ctl->arguments[0];
  if (options->split && ctl->n_arguments > 0)
    tkl_ctl_complain (_ ("Give either a file or --split with a folder, not both."));
  else if (options->path == NULL)
    tkl_ctl_complain (_ ("Give a file such as march.xlsx, or --split with a folder."));
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
run_excel (TklCtl *ctl)
{
  TklExportOptions options = { 0 };
  TklExportReport report = { 0 };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (!choose_target (ctl, &options) || !tkl_ctl_days (ctl, TRUE, &options.from, &options.to))
    return TKL_EXIT_USAGE;
  tkl_export_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  if (!tkl_export_finish (ctl->office, result, &report, &error))
    return options.split ? tkl_ctl_fail_midway (error) : tkl_ctl_fail (error);
  if (report.n_lines == 0)
    tkl_ctl_say (ctl, "%s", _ ("There are no lines in this period: the workbook is empty."));
  else
    /* Translators: counts of employees and lines, then a file or folder. */
    tkl_ctl_say (ctl, _ ("Employees: %u, lines: %u. Written: %s"), report.n_employees,
                 report.n_lines, options.path);
  return TKL_EXIT_DONE;
}

const TklCtlCommand tkl_ctl_export_commands[] = {
  { "export excel", "--from D --to D FILE.xlsx | --split DIR",
    N_ ("Write the lines of a period to Excel, one sheet per employee."),
    N_ ("With --split, one workbook per employee: “NUMBER NAME.xlsx” in the folder. An existing "
        "file is replaced once the new one is complete."),
    TKL_OPTION_RANGE | TKL_OPTION_SPLIT, 0, 1, run_excel, check_excel },
  { NULL },
};
