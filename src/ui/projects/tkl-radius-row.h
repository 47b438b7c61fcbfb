/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRadiusRow: the row under a radius that suggests one by where people really ticked (F117–F121). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-point.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_RADIUS_ROW (tkl_radius_row_get_type ())
G_DECLARE_FINAL_TYPE (TklRadiusRow, tkl_radius_row, TKL, RADIUS_ROW, AdwActionRow)

/**
 * TklRadiusRow:
 * Signal chosen (int radius_m): the suggestion is to be the radius.
 */

GtkWidget *tkl_radius_row_new (TklDesk *desk);

/**
 * tkl_radius_row_show:
 * @project_id: 0 = not stored yet
 * @location: of the work address; without one nothing can be suggested
 * @radius_now_m: that counts today; 0 = none
 *
 * What was suggested for another place goes.
 */
void
tkl_radius_row_show (TklRadiusRow *self, gint64 project_id, TklPoint location, int radius_now_m);

G_END_DECLS
