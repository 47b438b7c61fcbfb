/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of one employee: a row per clock line. */
/* Thread: that of tkl_xlsx_write(). */
#include "tkl-export-error.h"
#include "tkl-sheet-names.h"
#include "tkl-sheet-serial.h"
#include "tkl-xlsx-private.h"

#include <glib/gi18n-lib.h>

/* Excel's 1 048 576 rows less what stands above and below the lines. */
#define MAX_LINES 1000000

/* How often a cancellation is looked for. */
#define LINES_PER_LOOK 256

typedef struct
{
  TklSheetWriter *writer;
  lxw_worksheet *sheet;
  lxw_row_t row;     /* being written */
  lxw_row_t day_row; /* first of the day */
  TklTotals day;     /* of the lines of the day so far */
} Page;

static void
write_head (TklSheetWriter *writer, lxw_worksheet *sheet)
{
  const TklSheetWords *words = writer->words;
  const TklSheetColumn columns[TKL_N_COLS] = {
    [TKL_COL_DATE] = { words->date, 11, TKL_ALIGN_LEFT },
    [TKL_COL_WEEKDAY] = { words->weekday, 5.5, TKL_ALIGN_LEFT },
    [TKL_COL_BEGIN] = { words->begin, 7.5, TKL_ALIGN_RIGHT },
    [TKL_COL_END] = { words->end, 7.5, TKL_ALIGN_RIGHT },
    [TKL_COL_DURATION] = { words->duration, 11, TKL_ALIGN_RIGHT },
    [TKL_COL_TYPE] = { words->type, 24, TKL_ALIGN_INDENT },
    [TKL_COL_SUBTYPE] = { words->subtype, 20, TKL_ALIGN_LEFT },
    [TKL_COL_PROJECT] = { words->project, 10, TKL_ALIGN_LEFT },
    [TKL_COL_PROJECT_NAME] = { words->project_name, 30, TKL_ALIGN_LEFT },
    [TKL_COL_ROLE] = { words->role, 19, TKL_ALIGN_LEFT },
    [TKL_COL_KM] = { words->km, 12, TKL_ALIGN_RIGHT },
    [TKL_COL_WAGE_CODE] = { words->wage_code, 12, TKL_ALIGN_INDENT },
    [TKL_COL_NOTE] = { words->note, 28, TKL_ALIGN_LEFT },
    [TKL_COL_DAY_WORKED] = { words->day_worked, 11, TKL_ALIGN_RIGHT },
    [TKL_COL_DAY_MOBILITY] = { words->day_mobility, 11, TKL_ALIGN_RIGHT },
  };

  tkl_sheet_page_write_head (writer, sheet, columns, TKL_N_COLS);
}

/* CL-5 doubles the paid minutes and leaves begin and end: the cell says so. */
static gboolean
is_doubled_time (const TklClockLine *line)
{
  return (line->flags & TKL_LINE_DOUBLED) != 0
         && line->minutes > (line->end_utc_ms - line->begin_utc_ms) / 60000;
}

/* CL-4 or CL-5 doubled something: when it was not the minutes it was the distance. With both on the
 * flag cannot tell; then the minutes alone are marked. */
static gboolean
is_doubled_km (const TklClockLine *line)
{
  return (line->flags & TKL_LINE_DOUBLED) != 0 && !is_doubled_time (line);
}

static void
write_times (Page *page, const TklClockLine *line, guint first)
{
  lxw_format *(*cells)[2] = page->writer->formats.cells;
  const TklZone *zone = page->writer->book->zone;
  gint64 begin = tkl_sheet_wall_minutes (zone, line->day, line->begin_utc_ms);
  gint64 end = tkl_sheet_wall_minutes (zone, line->day, line->end_utc_ms);
  TklSheetCell duration = is_doubled_time (line) ? TKL_CELL_DURATION_DOUBLED : TKL_CELL_DURATION;

  worksheet_write_number (page->sheet, page->row, TKL_COL_DATE, tkl_sheet_serial_day (line->day),
                          cells[TKL_CELL_DATE][first]);
  worksheet_write_string (page->sheet, page->row, TKL_COL_WEEKDAY,
                          page->writer->words->weekdays[tkl_day_weekday (line->day) - 1],
                          cells[TKL_CELL_TEXT][first]);
  worksheet_write_number (page->sheet, page->row, TKL_COL_BEGIN, tkl_sheet_serial_minutes (begin),
                          cells[TKL_CELL_TIME][first]);
  worksheet_write_number (page->sheet, page->row, TKL_COL_END, tkl_sheet_serial_minutes (end),
                          cells[TKL_CELL_TIME][first]);
  worksheet_write_number (page->sheet, page->row, TKL_COL_DURATION,
                          tkl_sheet_serial_minutes (line->minutes), cells[duration][first]);
}

static void
write_kind (Page *page, const TklClockLine *line, guint first)
{
  const TklSheetWriter *writer = page->writer;
  const TklSheetWords *words = writer->words;
  lxw_format *text = writer->formats.cells[TKL_CELL_TEXT][first];
  lxw_format *km
      = writer->formats.cells[is_doubled_km (line) ? TKL_CELL_KM_DOUBLED : TKL_CELL_KM][first];
  const TklProject *project
      = line->project_id != 0 ? writer->book->find_project (writer->book->data, line->project_id)
                              : NULL;

  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_TYPE, words->types[line->type],
                        writer->formats.types[line->type][first]);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_SUBTYPE, words->subtypes[line->subtype],
                        text);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_PROJECT,
                        project != NULL ? project->number : NULL, text);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_PROJECT_NAME,
                        project != NULL ? project->name : NULL, text);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_ROLE, words->roles[line->role], text);
  if (line->km_tenths >= 0)
    worksheet_write_number (page->sheet, page->row, TKL_COL_KM, (double) line->km_tenths / 10.0,
                            km);
  else
    worksheet_write_blank (page->sheet, page->row, TKL_COL_KM, km);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_WAGE_CODE, line->wage_code,
                        page->writer->formats.cells[TKL_CELL_TEXT_INDENT][first]);
  tkl_sheet_write_text (page->sheet, page->row, TKL_COL_NOTE, line->note, text);
}

/* Sub-totals of a day stand beside its last line and not in a row of their own: a clerk who filters
 * by type or sorts by project must not find sums between the lines, nor sum them twice. */
static void
write_day_totals (Page *page, gboolean last_of_day, guint first)
{
  const TklSheetWords *words = page->writer->words;
  lxw_format *format = page->writer->formats.cells[TKL_CELL_DAY_TOTAL][first];
  guint from = page->day_row + 1;
  guint to = page->row + 1;
  char formula[256];

  if (!last_of_day)
    {
      worksheet_write_blank (page->sheet, page->row, TKL_COL_DAY_WORKED, format);
      worksheet_write_blank (page->sheet, page->row, TKL_COL_DAY_MOBILITY, format);
      return;
    }
  g_snprintf (
      formula, sizeof formula, "=SUMIF(F%u:F%u,\"%s\",E%u:E%u)+SUMIF(F%u:F%u,\"%s\",E%u:E%u)", from,
      to, words->types[TKL_LINE_WORK], from, to, from, to, words->types[TKL_LINE_OTHER], from, to);
  worksheet_write_formula_num (page->sheet, page->row, TKL_COL_DAY_WORKED, formula, format,
                               tkl_sheet_serial_minutes (page->day.worked_min));
  g_snprintf (formula, sizeof formula, "=SUMIF(F%u:F%u,\"%s\",E%u:E%u)", from, to,
              words->types[TKL_LINE_MOBILITY], from, to);
  worksheet_write_formula_num (page->sheet, page->row, TKL_COL_DAY_MOBILITY, formula, format,
                               tkl_sheet_serial_minutes (page->day.mobility_min));
}

static gboolean
write_lines (Page *page, const TklSheetEmployee *employee, TklSheetSummary *summary, GError **error)
{
  for (gsize i = 0; i < employee->n_lines; i++, page->row++)
    {
      const TklClockLine *line = &employee->lines[i];
      gboolean first = i == 0 || line->day != line[-1].day;
      gboolean last = i + 1 == employee->n_lines || line->day != line[1].day;

      if (i % LINES_PER_LOOK == 0
          && g_cancellable_set_error_if_cancelled (page->writer->cancellable, error))
        return FALSE;
      if (first)
        {
          page->day_row = page->row;
          page->day = (TklTotals){ 0 };
          summary->n_days++;
        }
      tkl_totals_add_line (&page->day, line);
      tkl_totals_add_line (&summary->totals, line);
      write_times (page, line, first ? 1 : 0);
      write_kind (page, line, first ? 1 : 0);
      write_day_totals (page, last, first ? 1 : 0);
    }
  return TRUE;
}

/* @line: (inout): the first line that may be of @day. */
static void
add_day (const TklSheetEmployee *employee, TklDay day, gsize *line, TklTotals *totals)
{
  TklTotals of_day = { 0 };

  for (; *line < employee->n_lines && employee->lines[*line].day <= day; (*line)++)
    if (employee->lines[*line].day == day)
      tkl_totals_add_line (&of_day, &employee->lines[*line]);
  tkl_totals_add_schedule (totals,
                           tkl_work_schedule_find (employee->schedules, employee->n_schedules,
                                                   employee->employee->id, day),
                           day, of_day.worked_min);
}

/* The days that the caller names, else those of the lines. */
static void
add_schedules (const TklSheetEmployee *employee, TklTotals *totals)
{
  gsize line = 0;

  for (gsize i = 0; employee->days != NULL && i < employee->n_days; i++)
    add_day (employee, employee->days[i], &line, totals);
  while (employee->days == NULL && line < employee->n_lines)
    add_day (employee, employee->lines[line].day, &line, totals);
}

/* NULL when there is nothing but the number, which stands beside it. */
static char *
join_name (const TklEmployee *employee)
{
  return employee->first_name != NULL || employee->last_name != NULL ? tkl_employee_name (employee)
                                                                     : NULL;
}

gboolean
tkl_sheet_employee_write (TklSheetWriter *writer, const TklSheetEmployee *employee, GError **error)
{
  Page page = { .writer = writer, .row = TKL_ROW_FIRST };
  TklSheetSummary *summary;

  if (employee->n_lines > MAX_LINES)
    {
      g_set_error (error, TKL_EXPORT_ERROR, TKL_EXPORT_ERROR_LIMIT,
                   _ ("more than %d lines of one employee do not fit on a sheet"), MAX_LINES);
      return FALSE;
    }
  g_array_set_size (writer->summaries, writer->summaries->len + 1);
  summary = &g_array_index (writer->summaries, TklSheetSummary, writer->summaries->len - 1);
  summary->number = g_strdup (employee->employee->number);
  summary->name = join_name (employee->employee);
  summary->tab = tkl_sheet_tab_name (summary->number, summary->name, writer->tabs);

  page.sheet = tkl_sheet_page_add (writer, summary->tab, error);
  if (page.sheet == NULL)
    return FALSE;
  tkl_sheet_page_write_top (writer, page.sheet,
                            &(TklSheetTop){ .label = writer->words->employee,
                                            .number = summary->number,
                                            .name = summary->name,
                                            .value_col = TKL_COL_BEGIN,
                                            .name_col = TKL_COL_DURATION,
                                            .number_col = TKL_COL_PROJECT_NAME });
  write_head (writer, page.sheet);
  if (!write_lines (&page, employee, summary, error))
    return FALSE;
  add_schedules (employee, &summary->totals);
  worksheet_autofilter (page.sheet, TKL_ROW_HEAD, 0, page.row - 1, TKL_N_COLS - 1);
  tkl_sheet_sums_write (writer, page.sheet, employee, summary);
  return TRUE;
}
