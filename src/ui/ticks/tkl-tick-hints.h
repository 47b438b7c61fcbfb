/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklTickHints: the day of a tick, and what may repair it: places, and ticks that were forgotten. */
/* Thread: main. */
#pragma once

#include "tkl-tick-detail.h"
#include "tkl-zone.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_TICK_HINTS (tkl_tick_hints_get_type ())
G_DECLARE_FINAL_TYPE (TklTickHints, tkl_tick_hints, TKL, TICK_HINTS, GtkWidget)

/**
 * Signals:
 * chosen (n): hint @n (from 0) was clicked: first the guesses of the detail, then what is missing
 */

/** tkl_tick_hints_show: @zone: of the times shown. */
void tkl_tick_hints_show (TklTickHints *self, const TklTickDetail *detail, const TklZone *zone);

G_END_DECLS
