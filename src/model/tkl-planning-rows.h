/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a week of the planning; its list is tkl_planning_source. */
/* Thread: main. */
#pragma once

#include "tkl-column.h"
#include "tkl-planning-service.h"

G_BEGIN_DECLS

/* Employee, Monday … Sunday. */
#define TKL_WEEK_N_COLUMNS (1 + TKL_WEEK_DAYS)
extern const TklColumn tkl_week_columns[TKL_WEEK_N_COLUMNS];

/** tkl_week_weekday: @i: 0 = Monday. Returns: (transfer none): translated. */
const char *tkl_week_weekday (guint i);

/** tkl_week_rows: @weeks: (element-type TklPlanWeek). Returns: (transfer full): a row for each; its id
 * is that of the employee. */
TklRowSet *tkl_week_rows (const GPtrArray *weeks);

G_END_DECLS
