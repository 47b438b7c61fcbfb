/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZoneSide: the list of zones beside the map, the chosen one's name and corners, what is wrong (F128). */
/* Thread: main. */
#pragma once

#include "tkl-zone-check.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_ZONE_SIDE (tkl_zone_side_get_type ())
G_DECLARE_FINAL_TYPE (TklZoneSide, tkl_zone_side, TKL, ZONE_SIDE, AdwBin)

/**
 * tkl_zone_side_new:
 * Signal: edited (gpointer TklZoneEdit): a person changed it here; borrowed
 */
GtkWidget *tkl_zone_side_new (void);

/** tkl_zone_side_set_default_radius: @radius_m: while the project has none; 0 = none; −1 = its circle does
 * not count. Before the edit is set. */
void tkl_zone_side_set_default_radius (TklZoneSide *self, int radius_m);

/** tkl_zone_side_set_edit: @edit: copied. @problems: (element-type TklZoneProblem). No signal. */
void tkl_zone_side_set_edit (TklZoneSide *self, const TklZoneEdit *edit, const GArray *problems);

/** tkl_zone_side_name: Returns: (transfer full): name of a zone, or its number in the list. */
char *tkl_zone_side_name (const TklZoneEdit *edit, guint zone);

G_END_DECLS
