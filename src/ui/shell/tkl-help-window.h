/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklHelpWindow: the manual (F1, F039): a page to read, in the language of the program, offline. */
/* Thread: main. */
#pragma once

#include "tkl-beside-window.h"

G_BEGIN_DECLS

#define TKL_TYPE_HELP_WINDOW (tkl_help_window_get_type ())
G_DECLARE_FINAL_TYPE (TklHelpWindow, tkl_help_window, TKL, HELP_WINDOW, TklBesideWindow)

/**
 * tkl_help_window_present:
 * @parent: (nullable): over this one, beside which it stays open; once
 *
 * Opens at what tkl_help_topic_find() says of @parent, each time.
 */
GtkWidget *tkl_help_window_present (GtkWindow *parent);

G_END_DECLS
