/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklProjectMapWindow: the map of projects beside the window of the company. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"
#include "tkl-point.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_PROJECT_MAP_WINDOW (tkl_project_map_window_get_type ())
G_DECLARE_FINAL_TYPE (
    TklProjectMapWindow, tkl_project_map_window, TKL, PROJECT_MAP_WINDOW, AdwWindow)

/**
 * tkl_project_map_window_present:
 * @parent: the window of the company: what is chosen on the map is shown there (win.show-project (x),
 *   win.show-tick (x))
 * @id: of a project to go to; 0 = all of them
 *
 * One for each window. Returns: (transfer none).
 */
GtkWidget *tkl_project_map_window_present (GtkWindow *parent, TklDesk *desk, gint64 id);

/** tkl_project_map_window_go: as tkl_project_map_go(). */
void tkl_project_map_window_go (TklProjectMapWindow *self, gint64 id, const TklPoint *corners);

G_END_DECLS
