/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of employees as rows. */
/* Thread: that of the store. */
#pragma once

#include "tkl-store.h"
#include "tkl-work-schedule.h"

G_BEGIN_DECLS

/**
 * tkl_store_list_schedules:
 * @employee_id: 0 = of all
 * @ret_schedules: (out) (transfer full) (element-type TklWorkSchedule): by employee, first day (open
 *   first), as tkl_work_schedule_find() wants them
 */
gboolean tkl_store_list_schedules (TklStore *store,
                                   gint64 employee_id,
                                   GArray **ret_schedules,
                                   GError **error);

/**
 * tkl_store_add_schedule:
 * @schedule: (inout): gets its id
 * @error: TKL_STORE_ERROR_CONSTRAINT: another one of the employee holds in that period, from after to,
 *   no such employee, minutes out of range
 *
 * Inside a journal entry.
 */
gboolean tkl_store_add_schedule (TklStore *store, TklWorkSchedule *schedule, GError **error);

/**
 * tkl_store_update_schedule:
 * @schedule: id of the row, all else as it is to be
 * @ret_changed: (out) (optional): FALSE when everything was stored already
 * @error: as tkl_store_add_schedule(), and NOT_FOUND
 *
 * Inside a journal entry.
 */
gboolean tkl_store_update_schedule (TklStore *store,
                                    const TklWorkSchedule *schedule,
                                    gboolean *ret_changed,
                                    GError **error);

/** tkl_store_remove_schedule: @error: NOT_FOUND. Inside a journal entry. */
gboolean tkl_store_remove_schedule (TklStore *store, gint64 id, GError **error);

G_END_DECLS
