/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectMap: all active projects on a map: zones, circles at the radius that counts, the employer. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-point.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TKL_TYPE_PROJECT_MAP (tkl_project_map_get_type ())
G_DECLARE_FINAL_TYPE (TklProjectMap, tkl_project_map, TKL, PROJECT_MAP, GtkWidget)

/**
 * tkl_project_map_new:
 * @desk: referenced; what changes there is read again
 *
 * Homes of employees and ticks of the period are shown when their buttons are pressed; nobody's home
 * before (privacy).
 *
 * Keys: N and P choose the next project in sight and the one before (project-map.step (i)); T and Shift+T
 * the next tick or circle of ticks while they are shown (project-map.step-tick (i)), Enter opens it
 * (project-map.open-tick).
 *
 * Signals:
 * project-selected (gint64 id): a person chose a project on the map
 * tick-selected (gint64 id): a person clicked a tick
 */
GtkWidget *tkl_project_map_new (TklDesk *desk);

/** tkl_project_map_select: marks a project; the view goes there, but for the first one, which shows all
 * projects. 0 = none. No signal. */
void tkl_project_map_select (TklProjectMap *self, gint64 id);

/** tkl_project_map_go: marks a project and goes to a part of it. @corners: (array fixed-size=2): of a
 * box around it. No signal. */
void tkl_project_map_go (TklProjectMap *self, gint64 id, const TklPoint *corners);

G_END_DECLS
