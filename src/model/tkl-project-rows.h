/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What screens ask of a row of the table of projects besides its cells. */
/* Thread: any. */
#pragma once

#include "tkl-row-set.h"

G_BEGIN_DECLS

/**
 * tkl_project_rows_collects:
 * @day: TKL_DAY_NONE: whatever the day
 *
 * Returns: TRUE for a collecting project of service technicians that is active on @day (F071).
 */
gboolean tkl_project_rows_collects (const TklRowSet *set, guint row, TklDay day);

G_END_DECLS
