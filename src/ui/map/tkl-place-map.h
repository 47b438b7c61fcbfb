/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlaceMap: the small map of a form: one place, its circle, and a pin to correct it (F084). */
/* Thread: main. */
#pragma once

#include "tkl-point.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_PLACE_MAP (tkl_place_map_get_type ())
G_DECLARE_FINAL_TYPE (TklPlaceMap, tkl_place_map, TKL, PLACE_MAP, GtkWidget)

/**
 * tkl_place_map_new:
 * @title: translated: whose place it is, for screen readers
 *
 * Without a place it says how to get one. The wheel scrolls the form, not the map, unless the map has
 * the focus.
 *
 * Signal: moved (TklPoint *point): a person moved the pin there
 */
GtkWidget *tkl_place_map_new (const char *title);

/**
 * tkl_place_map_show:
 * @point: unset: there is none
 * @radius_m: of the circle within which ticks count as being there; 0 = none
 * @look: another place than before: the view goes there, and what was being moved is dropped. Else it
 *   goes there only when the pin would be out of sight.
 */
void tkl_place_map_show (TklPlaceMap *self, TklPoint point, int radius_m, gboolean look);

G_END_DECLS
