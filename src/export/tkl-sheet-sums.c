/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The totals below the lines of an employee, and the names that point at them. */
/* Thread: that of tkl_xlsx_write(). */
#include "tkl-sheet-serial.h"
#include "tkl-xlsx-private.h"

#include "tkl-text.h"

/* Totals stand in the columns they sum: lengths under the durations, distances under the km. */
typedef struct
{
  TklSheetWriter *writer;
  lxw_worksheet *sheet;
  const TklSheetEmployee *employee;
  TklSheetSummary *summary;
  guint from, to; /* rows of the lines, counted from 1 */
  lxw_row_t row;  /* being written */
} Sums;

static void
write_label (Sums *sums, const char *label, gboolean strong)
{
  const TklSheetFormats *formats = &sums->writer->formats;
  lxw_format *format = strong ? formats->strong : formats->total;

  worksheet_write_string (sums->sheet, sums->row, TKL_COL_DATE, label, format);
  for (lxw_col_t column = TKL_COL_WEEKDAY; strong && column < TKL_COL_DURATION; column++)
    worksheet_write_blank (sums->sheet, sums->row, column, format);
}

static void
write_head (Sums *sums, const char *label)
{
  for (lxw_col_t column = TKL_COL_DATE; column < TKL_COL_DURATION; column++)
    tkl_sheet_write_text (sums->sheet, sums->row, column, column == TKL_COL_DATE ? label : NULL,
                          sums->writer->formats.head);
}

static lxw_format *
get_duration_format (const Sums *sums, gboolean strong)
{
  return strong ? sums->writer->formats.strong_duration : sums->writer->formats.total_duration;
}

/* Σ of column @letter over the lines of one type. */
static void
write_type_sum (Sums *sums, TklLineType type, char letter, double value, lxw_format *format)
{
  g_autofree char *formula
      = g_strdup_printf ("=SUMIF(F%u:F%u,\"%s\",%c%u:%c%u)", sums->from, sums->to,
                         sums->writer->words->types[type], letter, sums->from, letter, sums->to);

  worksheet_write_formula_num (sums->sheet, sums->row,
                               letter == 'K' ? TKL_COL_KM : TKL_COL_DURATION, formula, format,
                               value);
}

static gint64
sum_type (const Sums *sums, TklLineType type, gboolean km)
{
  gint64 sum = 0;

  for (gsize i = 0; i < sums->employee->n_lines; i++)
    {
      const TklClockLine *line = &sums->employee->lines[i];

      if (line->type == type)
        sum += km ? MAX (line->km_tenths, 0) : line->minutes;
    }
  return sum;
}

static void
write_type (Sums *sums, TklLineType type, gboolean strong)
{
  write_label (sums, sums->writer->words->types[type], strong);
  write_type_sum (sums, type, 'E', tkl_sheet_serial_minutes (sum_type (sums, type, FALSE)),
                  get_duration_format (sums, strong));
  if (type == TKL_LINE_COMMUTE || type == TKL_LINE_MOBILITY)
    write_type_sum (sums, type, 'K', (double) sum_type (sums, type, TRUE) / 10.0,
                    sums->writer->formats.total_km);
}

static void
write_worked (Sums *sums)
{
  g_autofree char *formula = g_strdup_printf ("=E%u+E%u", sums->row - 1, sums->row);

  write_label (sums, sums->writer->words->worked, TRUE);
  worksheet_write_formula_num (sums->sheet, sums->row, TKL_COL_DURATION, formula,
                               get_duration_format (sums, TRUE),
                               tkl_sheet_serial_minutes (sums->summary->totals.worked_min));
}

/* Mobility km of the roles that occur: drivers and passengers are paid differently. */
static void
write_roles (Sums *sums)
{
  const TklSheetWords *words = sums->writer->words;

  for (guint role = TKL_ROLE_DRIVER; role <= TKL_ROLE_OWN; role++)
    {
      g_autofree char *formula = NULL;

      if (sums->summary->totals.role_km_tenths[role] == 0)
        continue;
      formula = g_strdup_printf ("=SUMIFS(K%u:K%u,F%u:F%u,\"%s\",J%u:J%u,\"%s\")", sums->from,
                                 sums->to, sums->from, sums->to, words->types[TKL_LINE_MOBILITY],
                                 sums->from, sums->to, words->roles[role]);
      worksheet_write_string (sums->sheet, sums->row, TKL_COL_ROLE, words->roles[role],
                              sums->writer->formats.total);
      worksheet_write_formula_num (sums->sheet, sums->row, TKL_COL_KM, formula,
                                   sums->writer->formats.total_km,
                                   (double) sums->summary->totals.role_km_tenths[role] / 10.0);
      sums->row++;
    }
}

static void
write_balance (Sums *sums)
{
  const TklSheetWords *words = sums->writer->words;
  const TklSheetFormats *formats = &sums->writer->formats;
  const TklTotals *totals = &sums->summary->totals;
  gint64 unscheduled_min = tkl_totals_unscheduled_min (totals);
  guint expected = sums->row + 1;
  guint last = unscheduled_min > 0 ? expected + 1 : expected;
  g_autofree char *hours_cell = g_strdup_printf ("E%u", last + 2);
  g_autofree char *other = unscheduled_min > 0 ? g_strdup_printf ("-E%u", last) : g_strdup ("");
  g_autofree char *formula
      = g_strdup_printf ("=(E%u-E%u%s)*24", sums->summary->worked_row + 1, expected, other);

  sums->summary->expected_row = sums->row;
  write_label (sums, words->expected, FALSE);
  worksheet_write_number (sums->sheet, sums->row++, TKL_COL_DURATION,
                          tkl_sheet_serial_minutes (totals->expected_min), formats->total_duration);
  if (unscheduled_min > 0)
    {
      write_label (sums, words->unscheduled, FALSE);
      worksheet_write_number (sums->sheet, sums->row++, TKL_COL_DURATION,
                              tkl_sheet_serial_minutes (unscheduled_min), formats->total_duration);
    }
  write_label (sums, words->balance, TRUE);
  tkl_sheet_write_balance (sums->sheet, sums->row++, TKL_COL_DURATION, hours_cell,
                           totals->balance_min, formats->strong_text);
  sums->summary->balance_row = sums->row;
  write_label (sums, words->balance_hours, FALSE);
  worksheet_write_formula_num (sums->sheet, sums->row++, TKL_COL_DURATION, formula,
                               formats->total_hours, (double) totals->balance_min / 60.0);
  if (sums->employee->days != NULL && sums->employee->n_days > sums->summary->n_days)
    {
      write_label (sums, words->days_without_lines, FALSE);
      worksheet_write_number (sums->sheet, sums->row++, TKL_COL_DURATION,
                              (double) (sums->employee->n_days - sums->summary->n_days),
                              formats->total_count);
    }
}

static void
write_types (Sums *sums)
{
  TklSheetSummary *summary = sums->summary;

  write_head (sums, sums->writer->words->totals);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_DURATION, sums->writer->words->duration,
                          sums->writer->formats.head_right);
  worksheet_write_string (sums->sheet, sums->row++, TKL_COL_KM, sums->writer->words->km,
                          sums->writer->formats.head_right);
  write_type (sums, TKL_LINE_WORK, FALSE);
  sums->row++;
  write_type (sums, TKL_LINE_OTHER, FALSE);
  summary->worked_row = ++sums->row;
  write_worked (sums);
  summary->break_row = ++sums->row;
  write_type (sums, TKL_LINE_BREAK, FALSE);
  summary->commute_row = ++sums->row;
  write_type (sums, TKL_LINE_COMMUTE, FALSE);
  summary->mobility_row = ++sums->row;
  write_type (sums, TKL_LINE_MOBILITY, FALSE);
  sums->row++;
  write_roles (sums);
  if (summary->totals.has_schedule)
    write_balance (sums);
}

/* --- per project -------------------------------------------------------------------------------- */

typedef struct
{
  const TklProject *project;
  TklProjectTotal total;
} ProjectSum;

static int
compare_projects (gconstpointer a, gconstpointer b)
{
  const ProjectSum *x = a;
  const ProjectSum *y = b;

  return tkl_compare_natural (x->project->number, y->project->number);
}

static GArray *
find_projects (const Sums *sums)
{
  const TklSheetBook *book = sums->writer->book;
  g_autoptr (GArray) totals
      = tkl_totals_by_project (sums->employee->lines, sums->employee->n_lines);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ProjectSum));

  for (guint i = 0; i < totals->len; i++)
    {
      ProjectSum sum = { .total = g_array_index (totals, TklProjectTotal, i) };

      sum.project = book->find_project (book->data, sum.total.project_id);
      if (sum.project != NULL)
        g_array_append_val (found, sum);
    }
  g_array_sort (found, compare_projects);
  return found;
}

/* Σ of column @letter over lines of that project and type (of either, when two are given). EXACT and
 * not SUMIF: that takes "001" for "1" and reads * in a number as a joker. */
static void
write_project_sum (Sums *sums, lxw_col_t column, char letter, const char *types, double value)
{
  lxw_format *format = column == TKL_COL_KM ? sums->writer->formats.total_km
                                            : sums->writer->formats.total_duration;
  g_autofree char *formula
      = g_strdup_printf ("=SUMPRODUCT(EXACT(H%u:H%u,H%u)*(%s)*%c%u:%c%u)", sums->from, sums->to,
                         sums->row + 1, types, letter, sums->from, letter, sums->to);

  worksheet_write_formula_num (sums->sheet, sums->row, column, formula, format, value);
}

static void
write_projects (Sums *sums, GArray *projects)
{
  const TklSheetWords *words = sums->writer->words;
  g_autofree char *mobility
      = g_strdup_printf ("F%u:F%u=\"%s\"", sums->from, sums->to, words->types[TKL_LINE_MOBILITY]);
  g_autofree char *worked = g_strdup_printf ("(F%u:F%u=\"%s\")+(F%u:F%u=\"%s\")", sums->from,
                                             sums->to, words->types[TKL_LINE_WORK], sums->from,
                                             sums->to, words->types[TKL_LINE_OTHER]);

  for (guint i = 0; i < projects->len; i++, sums->row++)
    {
      const ProjectSum *sum = &g_array_index (projects, ProjectSum, i);
      lxw_format *text = sums->writer->formats.total;

      write_project_sum (sums, TKL_COL_DURATION, 'E', worked,
                         tkl_sheet_serial_minutes (sum->total.minutes));
      tkl_sheet_write_text (sums->sheet, sums->row, TKL_COL_PROJECT, sum->project->number, text);
      tkl_sheet_write_text (sums->sheet, sums->row, TKL_COL_PROJECT_NAME, sum->project->name, text);
      write_project_sum (sums, TKL_COL_KM, 'K', mobility, (double) sum->total.km_tenths / 10.0);
      write_project_sum (sums, TKL_COL_DAY_MOBILITY, 'E', mobility,
                         tkl_sheet_serial_minutes (sum->total.mobility_min));
    }
}

static void
write_project_head (Sums *sums)
{
  const TklSheetWords *words = sums->writer->words;
  const TklSheetFormats *formats = &sums->writer->formats;

  write_head (sums, words->per_project);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_DURATION, words->worked,
                          formats->head_right);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_PROJECT, words->project, formats->head);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_PROJECT_NAME, words->project_name,
                          formats->head);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_KM, words->km, formats->head_right);
  worksheet_write_string (sums->sheet, sums->row, TKL_COL_DAY_MOBILITY,
                          words->types[TKL_LINE_MOBILITY], formats->head_right);
  sums->row++;
}

/* --- names -------------------------------------------------------------------------------------- */

static void
define_name (const Sums *sums, const char *name, char letter, lxw_row_t row)
{
  g_autofree char *full = g_strdup_printf ("'%s'!%s", sums->summary->tab, name);
  g_autofree char *formula = g_strdup_printf ("='%s'!$%c$%u", sums->summary->tab, letter, row + 1);

  workbook_define_name (sums->writer->workbook, full, formula);
}

void
tkl_sheet_sums_write (TklSheetWriter *writer,
                      lxw_worksheet *sheet,
                      const TklSheetEmployee *employee,
                      TklSheetSummary *summary)
{
  Sums sums = { .writer = writer,
                .sheet = sheet,
                .employee = employee,
                .summary = summary,
                .from = TKL_ROW_FIRST + 1,
                .to = TKL_ROW_FIRST + (guint) employee->n_lines,
                /* A row is left free, or sorting would take the totals along. */
                .row = TKL_ROW_FIRST + (lxw_row_t) employee->n_lines + 1 };
  g_autoptr (GArray) projects = find_projects (&sums);

  write_types (&sums);
  if (projects->len > 0)
    {
      sums.row++;
      write_project_head (&sums);
      write_projects (&sums, projects);
    }
  define_name (&sums, "Worked", 'E', summary->worked_row);
  define_name (&sums, "Break", 'E', summary->break_row);
  define_name (&sums, "Commute", 'E', summary->commute_row);
  define_name (&sums, "Mobility", 'E', summary->mobility_row);
  define_name (&sums, "Mobility_km", 'K', summary->mobility_row);
}
