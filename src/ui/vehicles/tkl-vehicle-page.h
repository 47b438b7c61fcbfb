/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklVehiclePage: the tab of vehicles (F161, F162): table, pane, map, and reading records again. */
/* Thread: main. */
#pragma once

#include "tkl-table-page.h"

G_BEGIN_DECLS

#define TKL_TYPE_VEHICLE_PAGE (tkl_vehicle_page_get_type ())
G_DECLARE_FINAL_TYPE (TklVehiclePage, tkl_vehicle_page, TKL, VEHICLE_PAGE, TklTablePage)

/**
 * tkl_vehicle_page_new: @source: tkl_vehicle_source.
 * Actions, for the chosen rows or all vehicles: vehicles.fetch, vehicles.derive. And vehicles.map:
 * shows or hides the map.
 */
GtkWidget *tkl_vehicle_page_new (TklDesk *desk, const TklTableSource *source, GSettings *state);

G_END_DECLS
