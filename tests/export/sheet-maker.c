/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the workbooks that readback.py reads: sheet-maker FOLDER. */
/* Thread: main. */
#include "sheet-data.h"

#include <locale.h>

static gboolean
write_book (SheetData *data, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!tkl_xlsx_write (&data->book, path, NULL, &error))
    g_printerr ("%s\n", error->message);
  return error == NULL;
}

/* A schedule, a doubled way, a night, a day of each clock change, days without a line. */
static gboolean
write_rules (const char *folder, const char *language, const char *name)
{
  g_autoptr (SheetData) data = sheet_data_new (language);
  GArray *lines = sheet_data_add_employee (data, "12", "Jan Peeters");
  TklClockLine *line;
  TklDay days[5];

  sheet_data_add_project (data, "001", "Loi 16");
  sheet_data_add_project (data, "1", "=HYPERLINK(\"http://x\")");
  sheet_data_add_schedule (data, TKL_DAY_NONE, TKL_DAY_NONE, 480);
  line = sheet_data_add_line (lines, TKL_LINE_MOBILITY, "2026-03-02", "2026-03-02T05:00",
                              "2026-03-02T05:45");
  line->minutes = 90;
  line->flags = TKL_LINE_DOUBLED;
  line->km_tenths = 123;
  line->role = TKL_ROLE_DRIVER;
  line->project_id = 1;
  line = sheet_data_add_line (lines, TKL_LINE_WORK, "2026-03-02", "2026-03-02T05:45",
                              "2026-03-02T13:45");
  line->subtype = TKL_SUBTYPE_SITE;
  line->project_id = 2;
  line->wage_code = g_strdup ("-1010");
  line->note = g_strdup ("=cmd|' /C calc'!A0");
  line = sheet_data_add_line (lines, TKL_LINE_BREAK, "2026-03-02", "2026-03-02T13:45",
                              "2026-03-02T14:00");
  line->note = g_strdup ("\t@x \001\x02 <&>");
  line = sheet_data_add_line (lines, TKL_LINE_OTHER, "2026-03-03", "2026-03-03T21:00",
                              "2026-03-04T01:00");
  line->project_id = 1;
  sheet_data_add_line (lines, TKL_LINE_WORK, "2026-03-28", "2026-03-28T23:00", "2026-03-29T03:00");
  line = sheet_data_add_line (lines, TKL_LINE_COMMUTE, "2026-10-25", "2026-10-25T00:00",
                              "2026-10-25T02:00");
  line->km_tenths = 0;
  for (guint i = 0; i < 4; i++)
    days[i] = g_array_index (lines, TklClockLine, i < 1 ? 0 : i + 2).day;
  days[4] = tkl_day_from_ymd (2026, 3, 6);
  data->days = g_array_new (FALSE, FALSE, sizeof (TklDay));
  g_array_append_vals (data->days, days, G_N_ELEMENTS (days));
  return write_book (data, folder, name);
}

/* Eight hours until Monday, none on Tuesday, five from Wednesday. */
static gboolean
write_schedules (const char *folder)
{
  g_autoptr (SheetData) data = sheet_data_new ("en");
  GArray *lines = sheet_data_add_employee (data, "12", "Jan Peeters");
  TklDay tuesday = tkl_day_from_ymd (2026, 3, 3);

  sheet_data_add_schedule (data, TKL_DAY_NONE, tuesday - 1, 480);
  sheet_data_add_schedule (data, tuesday + 1, TKL_DAY_NONE, 300);
  sheet_data_add_line (lines, TKL_LINE_WORK, "2026-03-02", "2026-03-02T06:00", "2026-03-02T14:00");
  sheet_data_add_line (lines, TKL_LINE_WORK, "2026-03-03", "2026-03-03T06:00", "2026-03-03T10:00");
  sheet_data_add_line (lines, TKL_LINE_WORK, "2026-03-04", "2026-03-04T06:00", "2026-03-04T12:00");
  return write_book (data, folder, "schedules.xlsx");
}

static gboolean
write_names (const char *folder)
{
  static const char *const names[] = { "History", "[a]:*?/\\", "'x'", "😀 مرحبا", "=1+1", "A", "a" };
  g_autoptr (SheetData) data = sheet_data_new ("de");

  for (guint i = 0; i < 40 + G_N_ELEMENTS (names); i++)
    {
      gboolean same = i < 40;
      GArray *lines = sheet_data_add_employee (
          data, same ? "1" : "", same ? "Bartholomeus van den Broeckelaere" : names[i - 40]);

      sheet_data_add_month (data, lines, 11);
    }
  sheet_data_add_employee (data, "99", "Without Lines");
  return write_book (data, folder, "names.xlsx");
}

static gboolean
write_empty (const char *folder)
{
  g_autoptr (SheetData) data = sheet_data_new ("en");

  return write_book (data, folder, "empty.xlsx");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  return argc == 2 && write_rules (argv[1], "fr", "fr.xlsx")
                 && write_rules (argv[1], "nl", "nl.xlsx") && write_rules (argv[1], "de", "de.xlsx")
                 && write_schedules (argv[1]) && write_names (argv[1]) && write_empty (argv[1])
             ? 0
             : 1;
}
