/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up clock lines for the tests of the workbook. */
/* Thread: main. */
#include "sheet-data.h"

static gboolean
next_employee (gpointer user_data, TklSheetEmployee *ret, GError **error)
{
  SheetData *data = user_data;
  GArray *lines;

  if (data->at == data->fail_at)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no more employees can be read");
      return FALSE;
    }
  if (data->at == data->employees->len)
    return FALSE;
  if (data->cancel != NULL && data->at == data->cancel_at)
    g_cancellable_cancel (data->cancel);
  lines = g_ptr_array_index (data->lines, data->at);
  ret->employee = g_ptr_array_index (data->employees, data->at++);
  ret->lines = (const TklClockLine *) (gpointer) lines->data;
  ret->n_lines = lines->len;
  if (data->days != NULL)
    {
      ret->days = (const TklDay *) (gpointer) data->days->data;
      ret->n_days = data->days->len;
    }
  ret->schedules = data->schedules;
  ret->n_schedules = data->n_schedules;
  return TRUE;
}

static const TklProject *
find_project (gpointer user_data, gint32 project_id)
{
  SheetData *data = user_data;

  return project_id >= 1 && (guint) project_id <= data->projects->len
             ? g_ptr_array_index (data->projects, project_id - 1)
             : NULL;
}

SheetData *
sheet_data_new (const char *language)
{
  SheetData *data = g_new0 (SheetData, 1);

  data->zone = tkl_zone_new ("Europe/Brussels", NULL);
  data->employees = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_employee_free);
  data->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  data->projects = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_project_free);
  data->fail_at = G_MAXUINT;
  data->book = (TklSheetBook){ .company_name = "Bouw & Zonen 7 NV",
                               .enterprise_number = "0123456749",
                               .language = language,
                               .from = tkl_day_from_ymd (2026, 3, 1),
                               .to = tkl_day_from_ymd (2026, 3, 31),
                               .zone = data->zone,
                               .next = next_employee,
                               .find_project = find_project,
                               .data = data };
  return data;
}

void
sheet_data_free (SheetData *data)
{
  g_ptr_array_unref (data->employees);
  g_ptr_array_unref (data->lines);
  g_ptr_array_unref (data->projects);
  g_clear_pointer (&data->days, g_array_unref);
  tkl_zone_unref (data->zone);
  g_free (data);
}

TklProject *
sheet_data_add_project (SheetData *data, const char *number, const char *name)
{
  TklProject *project = tkl_project_new ();

  project->id = data->projects->len + 1;
  project->number = g_strdup (number);
  project->name = g_strdup (name);
  g_ptr_array_add (data->projects, project);
  return project;
}

GArray *
sheet_data_add_employee (SheetData *data, const char *number, const char *name)
{
  TklEmployee *employee = tkl_employee_new ();
  GArray *lines = tkl_clock_lines_new ();

  employee->id = data->employees->len + 1;
  employee->number = g_strdup (number);
  employee->last_name = g_strdup (name);
  g_ptr_array_add (data->employees, employee);
  g_ptr_array_add (data->lines, lines);
  return lines;
}

void
sheet_data_add_schedule (SheetData *data, TklDay from, TklDay to, int minutes)
{
  TklWorkSchedule *schedule = &data->schedules[data->n_schedules++];

  g_assert_cmpuint (data->n_schedules, <=, G_N_ELEMENTS (data->schedules));
  *schedule = (TklWorkSchedule){ .employee_id = 1, .from = from, .to = to };
  tkl_work_schedule_set_minutes (schedule, minutes);
}

static gint64
parse_minute (const char *text)
{
  g_autofree char *full = g_strconcat (text, ":00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * 1000;
}

TklClockLine *
sheet_data_add_line (
    GArray *lines, TklLineType type, const char *day, const char *begin, const char *end)
{
  TklClockLine line = { .type = type,
                        .km_tenths = -1,
                        .begin_utc_ms = parse_minute (begin),
                        .end_utc_ms = parse_minute (end) };

  g_assert_true (tkl_day_parse (day, &line.day));
  line.minutes = (gint32) ((line.end_utc_ms - line.begin_utc_ms) / 60000);
  g_array_append_val (lines, line);
  return &g_array_index (lines, TklClockLine, lines->len - 1);
}

/* Ten lines a day: to the site, work and breaks, home again. */
void
sheet_data_add_month (SheetData *data, GArray *lines, guint n_lines)
{
  static const TklLineType types[]
      = { TKL_LINE_COMMUTE, TKL_LINE_WORK,  TKL_LINE_MOBILITY, TKL_LINE_WORK,     TKL_LINE_BREAK,
          TKL_LINE_WORK,    TKL_LINE_BREAK, TKL_LINE_WORK,     TKL_LINE_MOBILITY, TKL_LINE_OTHER };
  static const TklLineSubtype subtypes[]
      = { TKL_SUBTYPE_NONE, TKL_SUBTYPE_LOADING, TKL_SUBTYPE_NONE, TKL_SUBTYPE_SITE,
          TKL_SUBTYPE_NONE, TKL_SUBTYPE_SITE,    TKL_SUBTYPE_NONE, TKL_SUBTYPE_BETWEEN_SITES,
          TKL_SUBTYPE_NONE, TKL_SUBTYPE_WORKSHOP };
  gint64 start = parse_minute ("2026-03-02T05:00");

  for (guint i = 0; i < n_lines; i++)
    {
      guint step = i % 10;
      gint64 begin = start + (gint64) (i / 10) * TKL_MS_PER_DAY + (gint64) step * 50 * 60000;
      gboolean moves = types[step] == TKL_LINE_COMMUTE || types[step] == TKL_LINE_MOBILITY;
      TklClockLine line = { .type = types[step],
                            .subtype = subtypes[step],
                            .begin_utc_ms = begin,
                            .end_utc_ms = begin + (40 + step) * 60000,
                            .minutes = 40 + (gint32) step,
                            .km_tenths = moves ? 123 + (gint32) i : -1,
                            .role = moves ? TKL_ROLE_DRIVER + i % 3 : TKL_ROLE_NONE,
                            .day = tkl_zone_civil_day (data->zone, begin) };

      if (step > 1 && step != 9 && data->projects->len > 0)
        line.project_id = 1 + (gint32) (i / 5 % data->projects->len);
      if (step == 3)
        line.note = g_strdup ("béton livré à 10 h");
      if (step == 1)
        line.wage_code = g_strdup ("1010");
      g_array_append_val (lines, line);
    }
}
