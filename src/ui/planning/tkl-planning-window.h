/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklPlanningWindow: who works where on which day: a week of all employees, and the whole list. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_PLANNING_WINDOW (tkl_planning_window_get_type ())
G_DECLARE_FINAL_TYPE (TklPlanningWindow, tkl_planning_window, TKL, PLANNING_WINDOW, AdwWindow)

/** tkl_planning_window_present: Returns: (transfer none): the window, one for a @parent. */
GtkWidget *tkl_planning_window_present (GtkWindow *parent, TklDesk *desk);

/** tkl_planning_window_show: @page: `week` or `list`. */
void tkl_planning_window_show (TklPlanningWindow *self, const char *page);

G_END_DECLS
