/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHelpTopic: what the manual tells of, and which screens want F1 to open it there. */
/* Thread: main. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each is a heading of the manual, in tkl-help-window.c. */
typedef enum
{
  TKL_HELP_NONE,
  TKL_HELP_START, /* the first page */
  TKL_HELP_FIRST_STEPS,
  TKL_HELP_TICKS,
  TKL_HELP_CELLS,
  TKL_HELP_REPAIRS,
  TKL_HELP_MONTH,
  TKL_HELP_VIEWS,
  TKL_HELP_GROUPS,
  TKL_HELP_CLOCK,
  TKL_HELP_EMPLOYEES,
  TKL_HELP_SCHEDULES,
  TKL_HELP_PROJECTS,
  TKL_HELP_RADIUS,
  TKL_HELP_ZONES,
  TKL_HELP_ZONE_DRAFT,
  TKL_HELP_OVERLAPS,
  TKL_HELP_ZONE_IMPORT,
  TKL_HELP_VEHICLES,
  TKL_HELP_MAPS,
  TKL_HELP_SETTINGS,
  TKL_HELP_TROUBLE,
  TKL_HELP_N_TOPICS
} TklHelpTopic;

/** tkl_help_topic_set: F1 anywhere in @widget, which may be a window, opens the manual at @topic. */
void tkl_help_topic_set (GtkWidget *widget, TklHelpTopic topic);

/**
 * tkl_help_topic_find:
 * Returns: that of the widget of @window that has the focus, or of the nearest one around it, at last
 *   of the window over which @window stands; START: none of them has one
 */
TklHelpTopic tkl_help_topic_find (GtkWindow *window);

G_END_DECLS
