/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the planning (CT-11): its list, and a week of all employees. */
/* Thread: main. */
#include "tkl-planning-rows.h"

#include "tkl-table-source.h"

#include <glib/gi18n-lib.h>

/* --- list ------------------------------------------------------------------------------------- */

enum
{
  FIELD_DAY = TKL_FIELD_ID + 1,
  FIELD_EMPLOYEE,
  FIELD_PROJECT,
  FIELD_PAST,
  N_FIELDS
};

static const TklColumn columns[] = {
  { "day", N_ ("Date"), 12, FIELD_DAY, .numeric = TRUE, .text = tkl_text_of_day,
    .order = TKL_ORDER_VALUE },
  { "employee", N_ ("Employee"), 28, FIELD_EMPLOYEE, .grows = TRUE },
  { "project", N_ ("Project"), 28, FIELD_PROJECT, .grows = TRUE },
};

static void
add_row (TklRowSet *set, gconstpointer data)
{
  const TklPlanItem *item = data;
  gint64 values[N_FIELDS] = { item->id };

  values[FIELD_DAY] = item->day;
  values[FIELD_EMPLOYEE]
      = tkl_row_set_intern_named (set, item->employee_number, item->employee_name);
  values[FIELD_PROJECT] = tkl_row_set_intern_named (set, item->project_number, item->project_name);
  values[FIELD_PAST] = item->is_past;
  tkl_row_set_append (set, values);
}

enum
{
  SHOW_ALL,
  SHOW_COMING,
  SHOW_PAST,
};
static const char *const choices[] = { N_ ("All days"), N_ ("From today"), N_ ("Past days"), NULL };

static gboolean
keep_row (const TklRowSet *set, guint row, guint choice)
{
  gboolean is_past = tkl_row_set_value (set, row, FIELD_PAST) != 0;

  return choice == SHOW_COMING ? !is_past : choice == SHOW_PAST ? is_past : TRUE;
}

const TklTableSource tkl_planning_source
    = { .name = "planning",
        .n_fields = N_FIELDS,
        .columns = columns,
        .n_columns = G_N_ELEMENTS (columns),
        .icon_name = "x-office-calendar-symbolic",
        .empty_title = N_ ("Nothing planned"),
        .empty_text
        = N_ ("Add a day, paste rows from a spreadsheet, or import a file: date, employee "
              "and project."),
        .empty_action = "planning.import",
        .empty_label = N_ ("Import…"),
        .choices = choices,
        .keep = keep_row,
        .ask = tkl_planning_items_async,
        .answer = tkl_planning_items_finish,
        .add = add_row };

/* --- week ------------------------------------------------------------------------------------- */

enum
{
  WEEK_EMPLOYEE = TKL_FIELD_ID + 1,
  WEEK_DAY, /* Monday; + 1 … + 6: the days after it */
  WEEK_N_FIELDS = WEEK_DAY + TKL_WEEK_DAYS,
};

#define DAY(i, id, title)                                                                          \
  {                                                                                                \
    id, title, 9, WEEK_DAY + (i)                                                                   \
  }

const TklColumn tkl_week_columns[TKL_WEEK_N_COLUMNS] = {
  { "employee", N_ ("Employee"), 22, WEEK_EMPLOYEE, .grows = TRUE },
  DAY (0, "monday", N_ ("Monday")),
  DAY (1, "tuesday", N_ ("Tuesday")),
  DAY (2, "wednesday", N_ ("Wednesday")),
  DAY (3, "thursday", N_ ("Thursday")),
  DAY (4, "friday", N_ ("Friday")),
  DAY (5, "saturday", N_ ("Saturday")),
  DAY (6, "sunday", N_ ("Sunday")),
};

const char *
tkl_week_weekday (guint i)
{
  g_return_val_if_fail (i < TKL_WEEK_DAYS, "");

  return _ (tkl_week_columns[TKL_WEEK_N_COLUMNS - TKL_WEEK_DAYS + i].title);
}

TklRowSet *
tkl_week_rows (const GPtrArray *weeks)
{
  TklRowSet *set = tkl_row_set_new (WEEK_N_FIELDS, NULL);

  for (guint i = 0; i < weeks->len; i++)
    {
      const TklPlanWeek *week = weeks->pdata[i];
      gint64 values[WEEK_N_FIELDS] = { week->employee_id };

      values[WEEK_EMPLOYEE] = tkl_row_set_intern_named (set, week->number, week->name);
      for (guint day = 0; day < TKL_WEEK_DAYS; day++)
        values[WEEK_DAY + day] = tkl_row_set_intern (set, week->days[day]);
      tkl_row_set_append (set, values);
    }
  return set;
}
