/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of an employee as a use case: a new one, other days or minutes, remove. */
/* Thread: main; the work is done on the office's threads. */
#pragma once

#include "tkl-change.h"
#include "tkl-office.h"
#include "tkl-work-schedule.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 employee_id;
  TklDay from, to; /* NONE = open */
  int day_min; /* of Monday to Friday, 0 … 1440; −1: the minutes of the schedule before it */
} TklNewSchedule;

/**
 * tkl_schedule_add_async:
 * @wanted: copied; what it does to the others: see tkl_work_schedule_plan_new()
 * One journal entry, `add-schedule`.
 */
void tkl_schedule_add_async (TklOffice *office,
                             const TklNewSchedule *wanted,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/**
 * tkl_schedule_add_finish:
 * @ret_change: (out): with the id of the new schedule
 * @ret_former_to: (out): the last day of the former one; NONE: there is none
 * @error: USAGE (the last day lies before the first; no minutes and none before it), IN_USE (another
 *   one holds then), NOT_FOUND (the employee was deleted meanwhile); the text says so
 */
gboolean tkl_schedule_add_finish (TklOffice *office,
                                  GAsyncResult *result,
                                  TklChange *ret_change,
                                  TklDay *ret_former_to,
                                  GError **error);

/* What of a schedule is to change; two people who change different parts do not disturb each other. */
enum
{
  TKL_SCHEDULE_FROM = 1 << 0,
  TKL_SCHEDULE_TO = 1 << 1,
  TKL_SCHEDULE_MONDAY = 1 << 2, /* << 1 … << 6: the days after it */
};

/**
 * tkl_schedule_change_async:
 * @parts: TKL_SCHEDULE_…
 * @values: copied: its id, and those parts as they are to be
 * One journal entry, `change-schedule`.
 */
void tkl_schedule_change_async (TklOffice *office,
                                guint parts,
                                const TklWorkSchedule *values,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** tkl_schedule_change_finish: @error: USAGE, IN_USE as above; NOT_FOUND: it was removed meanwhile. */
gboolean tkl_schedule_change_finish (TklOffice *office,
                                     GAsyncResult *result,
                                     TklChange *ret_change,
                                     GError **error);

/** tkl_schedule_remove_async: one journal entry, `remove-schedule`. */
void tkl_schedule_remove_async (TklOffice *office,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** tkl_schedule_remove_finish: @error: NOT_FOUND. */
gboolean tkl_schedule_remove_finish (TklOffice *office,
                                     GAsyncResult *result,
                                     TklChange *ret_change,
                                     GError **error);

G_END_DECLS
