/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that nobody can or will repair: left as it is, and taken up again. */
/* Thread: any; pure. */
#pragma once

#include "tkl-day-repair.h"

G_BEGIN_DECLS

/**
 * tkl_day_decide:
 * @ret_repair: (out): LEAVE: every tick that counts is kept from the time clock, so that the day gives no
 *   hours and needs no attention any more; TAKE_UP of a day that was left: they are for the clock again
 *
 * What can be done to any incomplete day, beside what would repair it; never done unseen.
 * Returns: FALSE, with nothing written, for a complete day, one of no ticks or of more than a repair holds.
 */
gboolean tkl_day_decide (const TklDayFacts *facts, TklRepair *ret_repair);

G_END_DECLS
