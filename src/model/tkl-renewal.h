/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days made anew after a setting was changed, undone or made again. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-job-order.h"
#include "tkl-journal-service.h"

G_BEGIN_DECLS

/**
 * tkl_renewal_first_day:
 * A setting was applied to the month in which it was changed: so is that it is as before.
 * Returns: from when days change when @entry is undone or redone; TKL_DAY_NONE: none do.
 */
TklDay tkl_renewal_first_day (TklDesk *desk, const TklHistoryEntry *entry);

/** tkl_renewal_join: Returns: the first of two days, each of which may be TKL_DAY_NONE. */
TklDay tkl_renewal_join (TklDay a, TklDay b);

/**
 * tkl_renewal_order:
 * @from: first workday; the last one is the end of the month that goes on
 * @other_ticks: the touch gap is another one: the ticks themselves are derived again
 *
 * Returns: (transfer full) (nullable): NULL: nothing follows by itself, since CT-10 is off.
 */
TklJobOrder *tkl_renewal_order (TklDesk *desk, TklDay from, gboolean other_ticks);

/** tkl_renewal_run: orders that of the desk's jobs. */
void tkl_renewal_run (TklDesk *desk, TklDay from, gboolean other_ticks);

G_END_DECLS
