/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayStrip: a day as a strip of legs, each in the colour and with the word of its line. */
/* Thread: main. */
#pragma once

#include "tkl-day-doctor.h"
#include "tkl-zone.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_DAY_STRIP (tkl_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (TklDayStrip, tkl_day_strip, TKL, DAY_STRIP, GtkWidget)

/**
 * tkl_day_strip_show:
 * @zone: of the times told
 *
 * The pointer over a leg tells it; with the focus in it Left and Right go from leg to leg, which is told
 * below and to screen readers.
 */
void tkl_day_strip_show (TklDayStrip *self, const TklDoctorDay *day, const TklZone *zone);

G_END_DECLS
