/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days made anew after a setting was changed, undone or made again. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

G_BEGIN_DECLS

/**
 * tkl_renewal_run:
 * @from: first workday; the last one is the end of the month that goes on
 * @other_ticks: the touch gap is another one: the ticks themselves are derived again
 *
 * Links the days in the background when CT-10 is on, and tells the desk.
 */
void tkl_renewal_run (TklDesk *desk, TklDay from, gboolean other_ticks);

G_END_DECLS
