/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planning as a use case (CT-11): its list, a week of all employees, changes, pasted text. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-day.h"
#include "tkl-office.h"

G_BEGIN_DECLS

/* One project is planned for one employee on one workday. */
typedef struct
{
  gint64 id;
  TklDay day;
  gboolean is_past;      /* before today */
  char *employee_number; /* (owned) */
  char *employee_name;   /* (owned) */
  char *project_number;  /* (owned) */
  char *project_name;    /* (owned) (nullable) */
} TklPlanItem;

void tkl_plan_item_free (TklPlanItem *item);

/** tkl_planning_items_async: all of it, by day. */
void tkl_planning_items_async (TklOffice *office,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/** tkl_planning_items_finish: Returns: (transfer full) (element-type TklPlanItem). */
GPtrArray *tkl_planning_items_finish (TklOffice *office, GAsyncResult *result, GError **error);

#define TKL_WEEK_DAYS 7

/* The week of one employee. */
typedef struct
{
  gint64 employee_id;
  char *number; /* (owned) */
  char *name;   /* (owned) */
  char
      *days[TKL_WEEK_DAYS]; /* (owned): Monday … Sunday: numbers of projects, `P001, P003`; or "" */
} TklPlanWeek;

void tkl_plan_week_free (TklPlanWeek *week);

/** tkl_planning_week_async: @monday: its first day. */
void tkl_planning_week_async (TklOffice *office,
                              TklDay monday,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** tkl_planning_week_finish: Returns: (transfer full) (element-type TklPlanWeek): employees who are
 * active, or planned in that week, by number. */
GPtrArray *tkl_planning_week_finish (TklOffice *office, GAsyncResult *result, GError **error);

/** tkl_planning_monday: Returns: the first day of the week of @day. */
TklDay tkl_planning_monday (TklDay day);

/* What is changed; one of them. Each is one journal entry, `change-planning`. */

/** tkl_planning_add_async: @employee: @project: numbers; @error: USAGE (there is none with the
 * number; it is planned already). */
void tkl_planning_add_async (TklOffice *office,
                             TklDay day,
                             const char *employee,
                             const char *project,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** tkl_planning_set_day_async: @projects: numbers with `,` or `;` between them take the place of what
 * was planned for the employee; @error: USAGE (there is no project with one of them). */
void tkl_planning_set_day_async (TklOffice *office,
                                 gint64 employee_id,
                                 TklDay day,
                                 const char *projects,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/** tkl_planning_remove_async: @ids: (element-type gint64): referenced, not to be changed. */
void tkl_planning_remove_async (TklOffice *office,
                                GArray *ids,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/** tkl_planning_repeat_async: what was planned in the week before @monday is planned in that week
 * too; @employee_id: 0 = for all. */
void tkl_planning_repeat_async (TklOffice *office,
                                TklDay monday,
                                gint64 employee_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/** tkl_planning_change_finish: of all changes. @ret_n: (out): rows that came or went. */
gboolean tkl_planning_change_finish (
    TklOffice *office, GAsyncResult *result, TklChange *ret_change, guint *ret_n, GError **error);

/**
 * tkl_planning_read_pasted:
 * @text: rows of a spreadsheet, or of a file: date, employee, project, with tabs, `;` or `,` between
 *   them; dates as tkl_typed_day() reads them; headings are passed over, or give the order of the
 *   columns when they are `date`, `employee` and `project`
 *
 * Returns: (transfer full): the same as a file of planning, for the preview of an import; NULL: there
 *   is nothing but blanks. What cannot be read is left as it is, for the preview to say so.
 */
GBytes *tkl_planning_read_pasted (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlanItem, tkl_plan_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TklPlanWeek, tkl_plan_week_free)

G_END_DECLS
