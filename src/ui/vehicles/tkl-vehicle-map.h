/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehicleMap: where all vehicles are, and the track of one on one day with its ticks. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_VEHICLE_MAP (tkl_vehicle_map_get_type ())
G_DECLARE_FINAL_TYPE (TklVehicleMap, tkl_vehicle_map, TKL, VEHICLE_MAP, GtkWidget)

/**
 * tkl_vehicle_map_new:
 * @desk: referenced
 *
 * Signal: picked (id): a vehicle was clicked. Actions: vehicles.previous-day, vehicles.next-day.
 */
GtkWidget *tkl_vehicle_map_new (TklDesk *desk);

/**
 * tkl_vehicle_map_show:
 * @id: of the vehicle; 0 = none
 *
 * The day is that of its last position when the desk's period has it, else the last of the period.
 */
void tkl_vehicle_map_show (TklVehicleMap *self, gint64 id);

G_END_DECLS
