/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklWindow: the window of one company: header, tabs, search, banner, toasts. */
/* Thread: main. */
#pragma once

#include "tkl-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TKL_TYPE_WINDOW (tkl_window_get_type ())
G_DECLARE_FINAL_TYPE (TklWindow, tkl_window, TKL, WINDOW, AdwApplicationWindow)

/**
 * tkl_window_new:
 * @desk: opened; referenced
 * @state: `be.tikklok.Tikklok.state`; referenced
 */
TklWindow *tkl_window_new (GtkApplication *application, TklDesk *desk, GSettings *state);

/**
 * tkl_window_new_early:
 * A window of no company yet, made while the database is being opened. Of no application either, which
 * would count it among its windows. It is shown after tkl_window_take_desk(), or destroyed.
 */
TklWindow *tkl_window_new_early (void);
/** tkl_window_take_desk: once; the arguments are those of tkl_window_new(). */
void tkl_window_take_desk (TklWindow *self,
                           GtkApplication *application,
                           TklDesk *desk,
                           GSettings *state);

/** tkl_window_get_desk: Returns: (transfer none). */
TklDesk *tkl_window_get_desk (TklWindow *self);

/** tkl_window_show_tab: @name: `ticks` `lines` `employees` `projects` `vehicles`. */
void tkl_window_show_tab (TklWindow *self, const char *name);

/** tkl_window_get_page: Returns: (transfer none) (nullable): widget of a tab; NULL: not built yet. */
GtkWidget *tkl_window_get_page (TklWindow *self, const char *name);
/** tkl_window_get_shown_page: Returns: (transfer none) (nullable): that of the tab that is looked at. */
GtkWidget *tkl_window_get_shown_page (TklWindow *self);

/**
 * tkl_window_can_run:
 * @detailed_action: of tkl_commands()
 *
 * Returns: FALSE when a command would do nothing now. One of a page that is not built yet is taken for
 * possible.
 */
gboolean tkl_window_can_run (TklWindow *self, const char *detailed_action);

/**
 * tkl_window_run:
 * @detailed_action: of tkl_commands()
 *
 * Does a command, wherever the focus is: the tab of what belongs to a page is shown first. What is not
 * possible is told in a toast.
 */
void tkl_window_run (TklWindow *self, const char *detailed_action);

/** tkl_window_toast: @text: shown a few seconds; @undoable: with a button that undoes. */
void tkl_window_toast (TklWindow *self, const char *text, gboolean undoable);

G_END_DECLS
