/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklDayMap: the way of a day: the track of its vehicle, the ticks in it, the places that may be meant. */
/* Thread: main. */
#pragma once

#include "tkl-day-doctor.h"
#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_DAY_MAP (tkl_day_map_get_type ())
G_DECLARE_FINAL_TYPE (TklDayMap, tkl_day_map, TKL, DAY_MAP, GtkWidget)

/** tkl_day_map_new: a map is dear: make it when somebody looks. */
GtkWidget *tkl_day_map_new (void);

/** tkl_day_map_show: @day: read during the call. The track is read by the desk's office. */
void tkl_day_map_show (TklDayMap *self, TklDesk *desk, const TklDoctorDay *day);

G_END_DECLS
