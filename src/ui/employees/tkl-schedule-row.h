/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklScheduleRow: a schedule in the form of an employee: its days, and the hours of each weekday. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-work-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_SCHEDULE_ROW (tkl_schedule_row_get_type ())
G_DECLARE_FINAL_TYPE (TklScheduleRow, tkl_schedule_row, TKL, SCHEDULE_ROW, AdwExpanderRow)

/**
 * tkl_schedule_row_new:
 * @schedule: shown; copied
 *
 * Unfolded it has fields for the first and the last day, empty = open, and for the hours of each weekday.
 * What is typed is stored at once, with undo; when it cannot be, its field says why. Its buttons end the
 * schedule today and remove it.
 */
GtkWidget *tkl_schedule_row_new (TklDesk *desk, const TklWorkSchedule *schedule);
/** tkl_schedule_row_show: @schedule: the same one, read again. What is refused stays in its field. */
void tkl_schedule_row_show (TklScheduleRow *self, const TklWorkSchedule *schedule);
/** tkl_schedule_row_get: Returns: (transfer none): as it is stored. */
const TklWorkSchedule *tkl_schedule_row_get (TklScheduleRow *self);

G_END_DECLS
