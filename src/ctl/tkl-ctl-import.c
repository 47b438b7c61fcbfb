/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklokctl import employees, projects, planning, zones. */
/* Thread: main. */
#include "tkl-ctl.h"
#include "tkl-import-preview.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_all (const GPtrArray *lines, const char *prefix)
{
  for (guint i = 0; i < lines->len; i++)
    fprintf (stderr, "%s%s\n", prefix, (const char *) lines->pdata[i]);
}

static void
print_problems (TklCtl *ctl, const TklImportReport *report)
{
  if (!ctl->options.quiet)
    print_all (report->warnings, _ ("Warning: "));
  print_all (report->problems, "");
  if (report->n_unlisted > 0)
    fprintf (stderr,
             ngettext ("%u more problem is not listed.\n", "%u more problems are not listed.\n",
                       report->n_unlisted),
             report->n_unlisted);
}

static void
say_counts (TklCtl *ctl, const TklImportReport *report)
{
  if (ctl->options.dry_run)
    /* Translators: counts of a file that was only tried out. */
    tkl_ctl_say (
        ctl, _ ("Would be added: %u, changed: %u, removed: %u, unchanged: %u; bad rows: %u."),
        report->n_added, report->n_changed, report->n_removed, report->n_same, report->n_bad);
  else if (report->refused)
    tkl_ctl_complain (ngettext ("%u bad row: nothing was imported. Correct it, or use --skip-bad.",
                                "%u bad rows: nothing was imported. Correct them, or use "
                                "--skip-bad.",
                                report->n_bad),
                      report->n_bad);
  else
    tkl_ctl_say (ctl, _ ("Added: %u, changed: %u, removed: %u, unchanged: %u; bad rows: %u."),
                 report->n_added, report->n_changed, report->n_removed, report->n_same,
                 report->n_bad);
  if (report->n_keys > 0 && !report->refused)
    tkl_ctl_say (ctl,
                 ngettext ("%u employee with a new key or other dates of one.",
                           "%u employees with a new key or other dates of one.", report->n_keys),
                 report->n_keys);
}

static TklExit
report_on (TklCtl *ctl, const TklImportReport *report)
{
  print_problems (ctl, report);
  say_counts (ctl, report);
  if (report->refused)
    return TKL_EXIT_IMPOSSIBLE;
  return report->n_bad > 0 ? TKL_EXIT_PARTLY : TKL_EXIT_DONE;
}

/* --- what would be ---------------------------------------------------------------------------- */

static const TklCtlColumn preview_columns[] = {
  { "line", N_ ("Line"), TKL_CELL_INT },
  { "kind", N_ ("Kind"), TKL_CELL_WORD },
  { "number", N_ ("Number"), TKL_CELL_TEXT },
  { "name", N_ ("Name"), TKL_CELL_TEXT },
  { "changes", N_ ("Changes"), TKL_CELL_LIST },
  { "problems", N_ ("Problems"), TKL_CELL_LIST },
  { NULL },
};

/* `town: Gent → Aalst`; nothing stands where there is no value. */
static char *
format_change (const TklImportPreviewChange *change)
{
  gboolean had = change->before != NULL;
  gboolean has = change->after != NULL;

  return g_strconcat (change->column, ": ", had ? change->before : "", had ? " " : "", "→",
                      has ? " " : "", has ? change->after : "", NULL);
}

static void
print_changes (TklCtlTable *table, const GPtrArray *changes)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (texts, format_change (changes->pdata[i]));
  tkl_ctl_table_list (table, (const char *const *) texts->pdata, texts->len);
}

static void
print_rows (TklCtl *ctl, const GPtrArray *rows)
{
  TklCtlTable *table = tkl_ctl_table_new (ctl->format, preview_columns, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const TklImportPreviewRow *row = rows->pdata[i];
      const GPtrArray *problems
          = ctl->format == TKL_CTL_TABLE ? row->problems : row->plain_problems;

      tkl_ctl_table_int_or (table, row->line, 0);
      tkl_ctl_table_text (table, tkl_import_preview_kind_to_text (row->kind));
      tkl_ctl_table_text (table, row->number);
      tkl_ctl_table_text (table, row->name);
      print_changes (table, row->changes);
      tkl_ctl_table_list (table, (const char *const *) problems->pdata, problems->len);
    }
  tkl_ctl_table_finish (table);
}

/* The rows are for those who ask for a format: scripts that only want the exit status get nothing
 * on standard output. */
static TklExit
preview (TklCtl *ctl, const TklImportOptions *options)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklImportPreview) preview = NULL;
  GError *error = NULL;

  tkl_import_preview_async (ctl->office, options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  preview = tkl_import_preview_finish (ctl->office, result, &error);
  if (preview == NULL)
    {
      tkl_ctl_fail (error);
      return TKL_EXIT_IMPOSSIBLE;
    }
  if (ctl->options.format != NULL)
    print_rows (ctl, preview->rows);
  return report_on (ctl, preview->report);
}

/* --- commands --------------------------------------------------------------------------------- */

static TklExit
run_import (TklCtl *ctl, TklImportKind kind)
{
  TklImportOptions options = { .kind = kind,
                               .path = ctl->arguments[0],
                               .skip_bad = ctl->options.skip_bad,
                               .replace = ctl->options.replace,
                               .sheet = ctl->options.sheet };
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TklImportReport) report = NULL;
  GError *error = NULL;

  if (ctl->options.dry_run)
    return preview (ctl, &options);
  tkl_import_async (ctl->office, &options, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  report = tkl_import_finish (ctl->office, result, &error);
  if (report == NULL)
    {
      tkl_ctl_fail (error);
      return TKL_EXIT_IMPOSSIBLE;
    }
  return report_on (ctl, report);
}

static TklExit
run_employees (TklCtl *ctl)
{
  return run_import (ctl, TKL_IMPORT_EMPLOYEES);
}

static TklExit
run_projects (TklCtl *ctl)
{
  return run_import (ctl, TKL_IMPORT_PROJECTS);
}

static TklExit
run_planning (TklCtl *ctl)
{
  return run_import (ctl, TKL_IMPORT_PLANNING);
}

static TklExit
run_zones (TklCtl *ctl)
{
  return run_import (ctl, TKL_IMPORT_ZONES);
}

const TklCtlCommand tkl_ctl_import_commands[] = {
  { "import employees", "FILE [--sheet NAME] [--dry-run] [--skip-bad]",
    N_ ("Add or update employees and their keys by number."),
    N_ ("CSV in UTF-8, or a workbook (.xlsx): its first sheet, or the one of --sheet. Columns: "
        "number, first_name, last_name, street, house_number, postal_code, town, country, "
        "latitude, longitude, registered, active, role, key, key_from, key_to, national_number, "
        "in_service_from, in_service_to, expected_minutes, day_start. A missing column keeps what "
        "is stored, an empty cell clears it. A file with a bad row changes nothing unless "
        "--skip-bad is given."),
    TKL_OPTION_IMPORT | TKL_OPTION_SHEET, 1, 1, run_employees },
  { "import projects", "FILE [--sheet NAME] [--dry-run] [--skip-bad]",
    N_ ("Add or update projects by number."),
    N_ ("CSV in UTF-8, or a workbook (.xlsx): its first sheet, or the one of --sheet. Columns: "
        "number, name, client, street, house_number, postal_code, town, country, latitude, "
        "longitude, radius, mode, status, from, to, declaration_number, presence_required, "
        "works_declared, for_service."),
    TKL_OPTION_IMPORT | TKL_OPTION_SHEET, 1, 1, run_projects },
  { "import planning", "FILE [--sheet NAME] [--dry-run] [--skip-bad]",
    N_ ("Add planned projects of employees."),
    N_ ("CSV in UTF-8, or a workbook (.xlsx): its first sheet, or the one of --sheet. Columns: "
        "date, employee, project."),

    TKL_OPTION_IMPORT | TKL_OPTION_SHEET, 1, 1, run_planning },
  { "import zones", "FILE.geojson|.kml|.kmz|.gpx [--replace] [--dry-run] [--skip-bad]",
    N_ ("Add zones (POI) of projects."),
    N_ ("A shape that the project already has is skipped. --replace drops the other zones of the "
        "projects in the file."),
    TKL_OPTION_IMPORT | TKL_OPTION_REPLACE, 1, 1, run_zones },
  { NULL },
};
