/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehiclePane: one vehicle: what the office calls it, to be changed, and what is known of it. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_VEHICLE_PANE (tkl_vehicle_pane_get_type ())
G_DECLARE_FINAL_TYPE (TklVehiclePane, tkl_vehicle_pane, TKL, VEHICLE_PANE, GtkWidget)

/** tkl_vehicle_pane_new: @desk: referenced. */
GtkWidget *tkl_vehicle_pane_new (TklDesk *desk);

/** tkl_vehicle_pane_show: @id: of the vehicle; 0 = none. */
void tkl_vehicle_pane_show (TklVehiclePane *self, gint64 id);

/** tkl_vehicle_pane_edit: the focus goes into the name. */
void tkl_vehicle_pane_edit (TklVehiclePane *self);

G_END_DECLS
