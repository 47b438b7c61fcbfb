/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklZonesGroup: the zones of a project in its form: name, area, corners, what can be done (F128). */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_ZONES_GROUP (tkl_zones_group_get_type ())
G_DECLARE_FINAL_TYPE (TklZonesGroup, tkl_zones_group, TKL, ZONES_GROUP, AdwPreferencesGroup)

/**
 * tkl_zones_group_new: @desk: referenced.
 *
 * Actions: zone.zoom (x), zone.duplicate (x), zone.delete (x), each of the zone with that id.
 */
GtkWidget *tkl_zones_group_new (TklDesk *desk);

/**
 * tkl_zones_group_show:
 * @project_id: 0 = one that is not stored yet
 * @zones: (element-type TklPoi): as stored; copied
 *
 * What is being typed into a row stays while the zones are the same.
 */
void tkl_zones_group_show (TklZonesGroup *self, gint64 project_id, const GPtrArray *zones);

G_END_DECLS
